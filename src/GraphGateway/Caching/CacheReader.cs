using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;

namespace GraphGateway.Caching;

/// <summary>Reads the upstream data of one account through the cache, for one request or one change poller.</summary>
/// <param name="cache">The cache of all accounts.</param>
/// <param name="account">The account.</param>
/// <param name="client">The reader's own client, for calls that are not cached.</param>
/// <param name="cost">Counts upstream calls and cache hits; null if they are not counted.</param>
/// <param name="used">Records the dependencies of the response; null if they are not recorded.</param>
/// <param name="flow">The operation that reads; null if no operation does.</param>
/// <param name="metrics">Counts cache outcomes.</param>
/// <param name="options">The times to live.</param>
/// <param name="time">The clock.</param>
internal sealed class CacheReader(
    SingleFlightCache cache, GetscreenAccount account, GetscreenClient client, OperationCost? cost, ResponseDependencies? used, CallFlow? flow,
    CachingMetrics metrics, CachingOptions options, TimeProvider time)
{
    // Eager refresh starts in the last fifth of the time to live: early enough for a call to complete, late enough to save calls.
    private const double RefreshAfter = 0.8;

    private long _since = SingleFlightCache.AnyTime;

    /// <summary>The client for calls that are never cached: mutations.</summary>
    public GetscreenClient Client => client;

    /// <summary>Bypasses the cache: later reads accept only data that was read after this call.</summary>
    public void BypassCache() => _since = cache.CurrentSequence;

    /// <summary>Reads through the cache. The value may be as old as the method's time to live.</summary>
    public Task<T> ReadAsync<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters, CancellationToken cancellationToken)
    {
        var timeToLive = method.TimeToLive(options);
        if (timeToLive == TimeSpan.Zero)
            return ReadUncachedAsync(method, parameters, cancellationToken);
        var read = new UpstreamRead<TParameters, T>(method, account, parameters);
        if (_since != SingleFlightCache.AnyTime)
            return ReadUpstreamAsync(read, _since, cancellationToken);
        if (cache.Find<T>(read.Key) is not { } entry)
            return ReadUpstreamAsync(read, SingleFlightCache.AnyTime, cancellationToken);

        var now = time.GetUtcNow();
        var age = now - entry.ReadAt;
        if (age < timeToLive)
        {
            if (age >= timeToLive * RefreshAfter && !entry.IsPaused(now) && entry.TryBeginRefresh())
                cache.Refresh(read);
            return Hit(read, entry);
        }

        return entry.IsPaused(now) && age <= options.MaxStale ? Stale(read, entry, age) : ReadWithFailSafeAsync(read, cancellationToken);
    }

    /// <summary>Reads a current value from the upstream, and caches it.</summary>
    public Task<T> ReadFreshAsync<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters, CancellationToken cancellationToken) =>
        method.TimeToLive(options) == TimeSpan.Zero
            ? ReadUncachedAsync(method, parameters, cancellationToken)
            : ReadUpstreamAsync(new UpstreamRead<TParameters, T>(method, account, parameters), cache.CurrentSequence, cancellationToken);

    /// <summary>Invalidates a value that a mutation may have changed.</summary>
    public void Invalidate<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters)
    {
        if (method.TimeToLive(options) > TimeSpan.Zero)
            cache.Invalidate(method.KeyOf(account, parameters));
    }

    private Task<T> ReadUncachedAsync<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters, CancellationToken cancellationToken)
    {
        used?.MarkNonCacheable();
        return method.Call(client, parameters, cancellationToken);
    }

    private async Task<T> ReadUpstreamAsync<TParameters, T>(UpstreamRead<TParameters, T> read, long since, CancellationToken cancellationToken)
    {
        var (entry, outcome) = await cache.ReadAsync(read, since, () => cost?.ClaimShared(), flow, cancellationToken);
        metrics.Count(read.Method.Name, outcome);
        if (outcome is CachingMetrics.Shared)
            cost?.ReleaseClaim();
        if (outcome is not CachingMetrics.Miss)
            cost?.CountCached();
        Note(read.Method, entry);
        return entry.Value;
    }

    private async Task<T> ReadWithFailSafeAsync<TParameters, T>(UpstreamRead<TParameters, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadUpstreamAsync(read, SingleFlightCache.AnyTime, cancellationToken);
        }
        catch (GetscreenException failure) when (FailSafe.Covers(failure) && FindLastGood(read) is { } entry)
        {
            return await Stale(read, entry, time.GetUtcNow() - entry.ReadAt);
        }
    }

    // Looked up again: a mutation may have invalidated the entry during the upstream call.
    private CacheEntryOf<T>? FindLastGood<TParameters, T>(UpstreamRead<TParameters, T> read) =>
        cache.Find<T>(read.Key) is { } entry && time.GetUtcNow() - entry.ReadAt <= options.MaxStale ? entry : null;

    private Task<T> Hit<TParameters, T>(UpstreamRead<TParameters, T> read, CacheEntryOf<T> entry)
    {
        metrics.Count(read.Method.Name, CachingMetrics.Hit);
        cost?.CountCached();
        Note(read.Method, entry);
        return entry.Task;
    }

    private Task<T> Stale<TParameters, T>(UpstreamRead<TParameters, T> read, CacheEntryOf<T> entry, TimeSpan age)
    {
        metrics.Count(read.Method.Name, CachingMetrics.Stale);
        cost?.CountCached();
        used?.NoteStale(read.Method.Name, age);
        return entry.Task;
    }

    private void Note<TParameters, T>(CachedMethod<TParameters, T> method, CacheEntry entry)
    {
        var timeToLive = method.TimeToLive(options);
        used?.Note(entry, timeToLive, timeToLive * RefreshAfter);
    }
}
