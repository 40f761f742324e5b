namespace GraphGateway.Caching;

/// <summary>A cache entry: the result of one upstream read.</summary>
/// <param name="readAt">When the upstream call started. The data is not older than that.</param>
/// <param name="version">Unique per upstream read, across all instances.</param>
internal abstract class CacheEntry(DateTimeOffset readAt, long version)
{
    private long _pausedUntil;
    private int _isRefreshing;

    public DateTimeOffset ReadAt => readAt;

    public long Version => version;

    /// <summary>Whether a newer entry replaced this one, a mutation invalidated it, or it was evicted. Responses must not be built from it any more.</summary>
    public bool IsSuperseded => Validity.IsSuperseded;

    /// <summary>The validity as a separate object, so that a cached response can keep it without keeping the entry's data in memory.</summary>
    public CacheEntryValidity Validity { get; } = new();

    /// <summary>Whether upstream reads of this entry are paused because the upstream has just failed.</summary>
    public bool IsPaused(DateTimeOffset now) => now.UtcTicks < Volatile.Read(ref _pausedUntil);

    /// <summary>Pauses upstream reads of this entry after a failure, and ends a refresh that has failed.</summary>
    public void Pause(DateTimeOffset until)
    {
        Volatile.Write(ref _pausedUntil, until.UtcTicks);
        Volatile.Write(ref _isRefreshing, 0);
    }

    public void Supersede() => Validity.IsSuperseded = true;

    /// <summary>Tries to start an eager refresh. Only the first concurrent caller gets true.</summary>
    public bool TryBeginRefresh() => Volatile.Read(ref _isRefreshing) == 0 && Interlocked.Exchange(ref _isRefreshing, 1) == 0;
}

/// <summary>A cache entry with its value.</summary>
/// <param name="value">The value.</param>
/// <param name="readAt">When the upstream call started.</param>
/// <param name="version">Unique per upstream read.</param>
internal sealed class CacheEntryOf<T>(T value, DateTimeOffset readAt, long version) : CacheEntry(readAt, version)
{
    public T Value => value;

    /// <summary>The value as a completed task. It is created once, so a cache hit allocates nothing.</summary>
    public Task<T> Task { get; } = System.Threading.Tasks.Task.FromResult(value);
}

/// <summary>The validity of a cache entry, without its data.</summary>
internal sealed class CacheEntryValidity
{
    private volatile bool _isSuperseded;

    /// <summary>Whether a newer entry replaced this one, a mutation invalidated it, or it was evicted.</summary>
    public bool IsSuperseded
    {
        get => _isSuperseded;
        set => _isSuperseded = value;
    }
}
