using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>What is kept for repeats, in memory: each for a day, and never more than so many. The oldest goes first.</summary>
internal sealed partial class ResultStore(IOptions<IdempotencyOptions> options, TimeProvider time, ILogger<ResultStore> logger)
{
    /// <summary>How long each is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Once full, the store stays full for a while; one line an hour tells it as well as thousands.
    private static readonly TimeSpan _betweenWarnings = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byAge = new();
    private DateTimeOffset _warnAgain;

    /// <summary>Everything that is held, and how long each still is.</summary>
    public IReadOnlyList<(string Id, byte[] Value, bool IsCertain, TimeSpan Left)> Entries
    {
        get
        {
            lock (_gate)
            {
                Trim();
                var now = time.GetUtcNow();
                return [.. _byAge.Select(entry => (entry.Id, entry.Value, entry.IsCertain, entry.Until - now))];
            }
        }
    }

    public byte[]? Find(string id)
    {
        lock (_gate)
            return _byId.TryGetValue(id, out var node) && node.Value.Until > time.GetUtcNow() ? node.Value.Value : null;
    }

    public void Keep(string id, byte[] value, bool isCertain = true)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var before))
                Drop(before);
            _byId.Add(id, _byAge.AddLast(new Entry(id, value, isCertain, time.GetUtcNow() + Lifetime)));
            Trim();
        }
    }

    public void Drop(string id)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var node))
                Drop(node);
        }
    }

    // All are kept for the same time, so those whose time is over stand first.
    private void Trim()
    {
        var now = time.GetUtcNow();
        while (_byAge.First is { } oldest && (oldest.Value.Until <= now || _byAge.Count > options.Value.MaxEntries))
        {
            if (oldest.Value.Until > now && now >= _warnAgain)
            {
                LogFull(options.Value.MaxEntries);
                _warnAgain = now + _betweenWarnings;
            }

            Drop(oldest);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _byAge.Remove(node);
        _byId.Remove(node.Value.Id);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "More than {MaxEntries} results are to be kept for repeats (Idempotency:MaxEntries). The oldest are dropped early, and their repeats will be carried out again")]
    private partial void LogFull(int maxEntries);

    private sealed record Entry(string Id, byte[] Value, bool IsCertain, DateTimeOffset Until);
}
