using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>
/// What is kept for repeats, in memory: each entry for a day, and never more than so many. An account that has too many loses its own oldest entries.
/// If all accounts together have too many, the one with the most does.
/// </summary>
internal sealed partial class MemoryResultStore(IOptions<IdempotencyOptions> options, AccountShare share, TimeProvider time, ILogger<MemoryResultStore> logger)
{
    /// <summary>How long each is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Once full, the store stays full for a while; one line an hour tells it as well as thousands.
    private static readonly TimeSpan _betweenWarnings = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Places> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<StoredResultEntry> _byAge = [];
    private readonly Dictionary<string, AccountEvictionQueue> _accounts = new(StringComparer.Ordinal);
    private int _count;
    private DateTimeOffset _lastUntil;
    private DateTimeOffset _warnAgain;

    /// <summary>Everything that is held.</summary>
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
            return _byId.TryGetValue(id, out var places) && places.Entry.Until > time.GetUtcNow() ? places.Entry.Value : null;
    }

    /// <summary>Keeps an entry in the place of an older one.</summary>
    public StoredResultEntry Keep(StoredResultKey key, byte[] value, StoredResultState state)
    {
        lock (_gate)
        {
            Remove(key.Id);
            var entry = new StoredResultEntry(key, value, state, NextUntil());
            Add(entry);
            RemoveExpired();
            Evict(key.Account);
            return entry;
        }
    }

    public void Drop(string id)
    {
        lock (_gate)
            Remove(id);
    }

    // Later than all before: the order by time is the order of arrival then, also in Redis.
    private DateTimeOffset NextUntil()
    {
        var (until, least) = (time.GetUtcNow() + Lifetime, _lastUntil + TimeSpan.FromMicroseconds(1));
        return _lastUntil = until > least ? until : least;
    }

    private void Add(StoredResultEntry entry)
    {
        var inAccount = entry.State is StoredResultState.InFlight ? null : ResultsOf(entry.Key.Account).Add(entry);
        _byId.Add(entry.Key.Id, new(entry, _byAge.AddLast(entry), inAccount));
        _count += inAccount is null ? 0 : 1;
    }

    private AccountEvictionQueue ResultsOf(string account)
    {
        if (!_accounts.TryGetValue(account, out var results))
            _accounts.Add(account, results = new());
        return results;
    }

    // All are kept for the same time, so those that have expired stand first.
    private void RemoveExpired()
    {
        var now = time.GetUtcNow();
        while (_byAge.First is { } oldest && oldest.Value.Until <= now)
            Remove(oldest.Value.Key.Id);
    }

    private void Evict(string account)
    {
        while (_accounts.TryGetValue(account, out var own) && own.Count > share.MaxEntries)
            Evict(own);
        while (_count > options.Value.MaxEntries)
            Evict(_accounts.Values.MaxBy(results => results.Count)!);
    }

    private void Evict(AccountEvictionQueue results)
    {
        var entry = results.Next!;
        Remove(entry.Key.Id);
        var now = time.GetUtcNow();
        if (now < _warnAgain)
            return;
        _warnAgain = now + _betweenWarnings;
        LogFull(entry.Key.Account, share.MaxEntries, options.Value.MaxEntries);
    }

    private void Remove(string id)
    {
        if (!_byId.Remove(id, out var places))
            return;
        _byAge.Remove(places.ByAge);
        if (places.InAccount is not { } inAccount)
            return;
        inAccount.List!.Remove(inAccount);
        _count--;
        if (_accounts[places.Entry.Key.Account].Count == 0)
            _accounts.Remove(places.Entry.Key.Account);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The account {Account} has too many results to keep for repeats (Idempotency:MaxEntriesPerAccount {MaxEntriesPerAccount}, Idempotency:MaxEntries {MaxEntries}). Its oldest are evicted early, and their repeats will be carried out again")]
    private partial void LogFull(string account, int maxEntriesPerAccount, int maxEntries);

    private sealed record Places(StoredResultEntry Entry, LinkedListNode<StoredResultEntry> ByAge, LinkedListNode<StoredResultEntry>? InAccount);
}
