namespace GraphGateway.Caching;

/// <summary>What was read of the upstream at one moment.</summary>
/// <param name="readAt">When the reading began: nothing of it is older than that.</param>
/// <param name="version">Another with each reading, on whichever instance.</param>
internal abstract class CacheEntry(DateTimeOffset readAt, long version)
{
    private long _pausedUntil;
    private int _isRefreshing;

    public DateTimeOffset ReadAt => readAt;

    public long Version => version;

    /// <summary>Whether something newer was read in its place, or a mutation may have changed it: nothing is to be made of it any more.</summary>
    public bool IsSuperseded => Validity.IsSuperseded;

    /// <summary>The same for whoever may outlive the entry, and must not hold its data in memory.</summary>
    public CacheEntryValidity Validity { get; } = new();

    /// <summary>Whether the upstream has failed a moment ago and is to be left alone.</summary>
    public bool IsPaused(DateTimeOffset now) => now.UtcTicks < Volatile.Read(ref _pausedUntil);

    /// <summary>Leaves the upstream alone for a while.</summary>
    public void Pause(DateTimeOffset until)
    {
        Volatile.Write(ref _pausedUntil, until.UtcTicks);
        Volatile.Write(ref _isRefreshing, 0);
    }

    public void Supersede() => Validity.IsSuperseded = true;

    /// <summary>Whether who asks is the one to have it read anew: of many only the first is.</summary>
    public bool BeginsRefresh() => Volatile.Read(ref _isRefreshing) == 0 && Interlocked.Exchange(ref _isRefreshing, 1) == 0;
}

/// <summary>An entry, with what was read.</summary>
/// <param name="value">What it was.</param>
/// <param name="readAt">When the reading began.</param>
/// <param name="version">Another with each reading.</param>
internal sealed class CacheEntryOf<T>(T value, DateTimeOffset readAt, long version) : CacheEntry(readAt, version)
{
    public T Value => value;

    /// <summary>The value as whoever reads it waits for it: made once, so that a hit makes nothing.</summary>
    public Task<T> Task { get; } = System.Threading.Tasks.Task.FromResult(value);
}
