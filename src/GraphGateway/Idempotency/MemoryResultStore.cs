using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>
/// The in-memory store of mutation results. An entry expires after a day, and the number of entries is limited. If an account exceeds its limit, its oldest entries are
/// evicted. If all accounts together exceed the limit, the account with the most entries evicts.
/// </summary>
internal sealed partial class MemoryResultStore(IOptions<IdempotencyOptions> options, AccountShare share, TimeProvider time, ILogger<MemoryResultStore> logger)
{
    // A full store stays full for a while. One log line per hour is enough.
    private static readonly TimeSpan _betweenWarnings = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, EntryNodes> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<StoredResultEntry> _byAge = [];
    private readonly Dictionary<string, AccountEvictionQueue> _accounts = new(StringComparer.Ordinal);
    private int _count;
    private DateTimeOffset _lastUntil;
    private DateTimeOffset _nextWarning;

    /// <summary>All entries, oldest first.</summary>
    public IReadOnlyList<StoredResultEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                RemoveExpired();
                return [.. _byAge];
            }
        }
    }

    public byte[]? Find(string id)
    {
        lock (_gate)
            return _byId.TryGetValue(id, out var nodes) && nodes.Entry.Until > time.GetUtcNow() ? nodes.Entry.Value : null;
    }

    /// <summary>Adds or replaces an entry.</summary>
    public StoredResultEntry Set(StoredResultKey key, byte[] value, StoredResultState state)
    {
        lock (_gate)
        {
            RemoveEntry(key.Id);
            var entry = new StoredResultEntry(key, value, state, NextUntil());
            Add(entry);
            RemoveExpired();
            Evict(key.Account);
            return entry;
        }
    }

    public void Remove(string id)
    {
        lock (_gate)
            RemoveEntry(id);
    }

    // Strictly increasing, so that the order by expiry is the order of insertion, also in Redis.
    private DateTimeOffset NextUntil()
    {
        var (until, earliest) = (time.GetUtcNow() + IdempotencyOptions.Lifetime, _lastUntil + TimeSpan.FromMicroseconds(1));
        return _lastUntil = until > earliest ? until : earliest;
    }

    private void Add(StoredResultEntry entry)
    {
        var inAccount = entry.State is StoredResultState.InFlight ? null : QueueOf(entry.Key.Account).Add(entry);
        _byId.Add(entry.Key.Id, new(entry, _byAge.AddLast(entry), inAccount));
        _count += inAccount is null ? 0 : 1;
    }

    private AccountEvictionQueue QueueOf(string account)
    {
        if (!_accounts.TryGetValue(account, out var queue))
            _accounts.Add(account, queue = new());
        return queue;
    }

    // All entries have the same lifetime, so the expired ones come first.
    private void RemoveExpired()
    {
        var now = time.GetUtcNow();
        while (_byAge.First is { } oldest && oldest.Value.Until <= now)
            RemoveEntry(oldest.Value.Key.Id);
    }

    private void Evict(string account)
    {
        while (_accounts.TryGetValue(account, out var own) && own.Count > share.MaxEntries)
            Evict(own);
        while (_count > options.Value.MaxEntries)
            Evict(_accounts.Values.MaxBy(queue => queue.Count)!);
    }

    private void Evict(AccountEvictionQueue queue)
    {
        var entry = queue.Next!;
        RemoveEntry(entry.Key.Id);
        var now = time.GetUtcNow();
        if (now < _nextWarning)
            return;
        _nextWarning = now + _betweenWarnings;
        LogFull(entry.Key.Account, share.MaxEntries, options.Value.MaxEntries);
    }

    private void RemoveEntry(string id)
    {
        if (!_byId.Remove(id, out var nodes))
            return;
        _byAge.Remove(nodes.ByAge);
        if (nodes.InAccount is not { } inAccount)
            return;
        inAccount.List!.Remove(inAccount);
        _count--;
        if (_accounts[nodes.Entry.Key.Account].Count == 0)
            _accounts.Remove(nodes.Entry.Key.Account);
    }

    [LoggerMessage(EventId = 1106, EventName = "StoredResultEvicted", Level = LogLevel.Warning, Message =
        "Too many stored results for account {Account} (Idempotency:MaxEntriesPerAccount {MaxEntriesPerAccount}, Idempotency:MaxEntries {MaxEntries}). " +
        "The oldest are evicted early, and repeats of these mutations are executed again")]
    private partial void LogFull(string account, int maxEntriesPerAccount, int maxEntries);

    private sealed record EntryNodes(StoredResultEntry Entry, LinkedListNode<StoredResultEntry> ByAge, LinkedListNode<StoredResultEntry>? InAccount);
}

/// <summary>The stored results of one account in eviction order: settled entries by age, then entries with an unknown outcome by age.</summary>
internal sealed class AccountEvictionQueue
{
    private readonly LinkedList<StoredResultEntry> _settled = [];
    private readonly LinkedList<StoredResultEntry> _unknown = [];

    public int Count => _settled.Count + _unknown.Count;

    /// <summary>The next entry to evict; null if there is none.</summary>
    public StoredResultEntry? Next => (_settled.First ?? _unknown.First)?.Value;

    /// <summary>Adds an entry and returns its list node.</summary>
    public LinkedListNode<StoredResultEntry> Add(StoredResultEntry entry) => (entry.State is StoredResultState.Settled ? _settled : _unknown).AddLast(entry);
}
