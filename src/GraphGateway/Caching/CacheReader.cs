using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;

namespace GraphGateway.Caching;

/// <summary>What one reader, a request or a watcher, reads of its account: from the cache while that is fresh, else upstream.</summary>
/// <param name="cache">What is kept, and being read, of all accounts.</param>
/// <param name="account">The account.</param>
/// <param name="client">The reader's own client, for what is not kept.</param>
/// <param name="cost">Counts what it costs; null where nobody asks.</param>
/// <param name="used">Notes what it was; null where nobody asks.</param>
/// <param name="flow">The operation that reads; null for a reader that is none.</param>
/// <param name="metrics">Counts how it was had.</param>
/// <param name="options">How long what was read is used again.</param>
/// <param name="time">The clock.</param>
internal sealed class CacheReader(
    UpstreamCache cache, GetscreenAccount account, GetscreenClient client, OperationCost? cost, ResponseDependencies? used, CallFlow? flow,
    CachingMetrics metrics, CachingOptions options, TimeProvider time)
{
    // The last fifth of its life: long enough for a call, and late enough to save some.
    private const double RefreshAfter = 0.8;

    private long _since = UpstreamCache.AnyTime;

    /// <summary>The client for what is never kept: mutations.</summary>
    public GetscreenClient Client => client;

    /// <summary>From now on takes nothing that was read before now.</summary>
    public void BypassCache() => _since = cache.Now;

    /// <summary>Reads something, which may be as old as its kind may be.</summary>
    public Task<T> ReadAsync<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters, CancellationToken cancellationToken)
    {
        var fresh = method.TimeToLive(options);
        if (fresh == TimeSpan.Zero)
            return ReadUncachedAsync(method, parameters, cancellationToken);
        var reading = new UpstreamRead<TParameters, T>(method, account, parameters);
        if (_since != UpstreamCache.AnyTime)
            return ReadUpstreamAsync(reading, _since, cancellationToken);
        if (cache.Find<T>(reading.Key) is not { } entry)
            return ReadUpstreamAsync(reading, UpstreamCache.AnyTime, cancellationToken);

        var now = time.GetUtcNow();
        var age = now - entry.ReadAt;
        if (age < fresh)
        {
            if (age >= fresh * RefreshAfter && !entry.IsPaused(now) && entry.BeginsRefresh())
                cache.Refresh(reading);
            return Hit(reading, entry);
        }

        return entry.IsPaused(now) && age <= options.MaxStale ? Stale(reading, entry, age) : ReadSafelyAsync(reading, cancellationToken);
    }

    /// <summary>Reads something as it is now.</summary>
    public Task<T> ReadFreshAsync<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters, CancellationToken cancellationToken) =>
        method.TimeToLive(options) == TimeSpan.Zero
            ? ReadUncachedAsync(method, parameters, cancellationToken)
            : ReadUpstreamAsync(new UpstreamRead<TParameters, T>(method, account, parameters), cache.Now, cancellationToken);

    /// <summary>Forgets what a mutation may have changed.</summary>
    public void Invalidate<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters)
    {
        if (method.TimeToLive(options) > TimeSpan.Zero)
            cache.Invalidate(method.KeyOf(account, parameters));
    }

    private Task<T> ReadUncachedAsync<TParameters, T>(CachedMethod<TParameters, T> method, TParameters parameters, CancellationToken cancellationToken)
    {
        used?.NoteUnkept();
        return method.Call(client, parameters, cancellationToken);
    }

    private async Task<T> ReadUpstreamAsync<TParameters, T>(UpstreamRead<TParameters, T> reading, long since, CancellationToken cancellationToken)
    {
        var (entry, outcome) = await cache.ReadAsync(reading, since, () => cost?.ClaimShared(), flow, cancellationToken);
        metrics.Count(reading.Method.Name, outcome);
        if (outcome is CachingMetrics.Shared)
            cost?.GiveBack();
        if (outcome is not CachingMetrics.Miss)
            cost?.CountCached();
        Note(reading.Method, entry);
        return entry.Value;
    }

    private async Task<T> ReadSafelyAsync<TParameters, T>(UpstreamRead<TParameters, T> reading, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadUpstreamAsync(reading, UpstreamCache.AnyTime, cancellationToken);
        }
        catch (GetscreenException failure) when (FailSafe.Covers(failure) && LastGood(reading) is { } entry)
        {
            return await Stale(reading, entry, time.GetUtcNow() - entry.ReadAt);
        }
    }

    // Looked for anew: a mutation may have dropped it meanwhile.
    private CacheEntryOf<T>? LastGood<TParameters, T>(UpstreamRead<TParameters, T> reading) =>
        cache.Find<T>(reading.Key) is { } entry && time.GetUtcNow() - entry.ReadAt <= options.MaxStale ? entry : null;

    private Task<T> Hit<TParameters, T>(UpstreamRead<TParameters, T> reading, CacheEntryOf<T> entry)
    {
        metrics.Count(reading.Method.Name, CachingMetrics.Hit);
        cost?.CountCached();
        Note(reading.Method, entry);
        return entry.Task;
    }

    private Task<T> Stale<TParameters, T>(UpstreamRead<TParameters, T> reading, CacheEntryOf<T> entry, TimeSpan age)
    {
        metrics.Count(reading.Method.Name, CachingMetrics.Stale);
        cost?.CountCached();
        used?.NoteStale(reading.Method.Name, age);
        return entry.Task;
    }

    private void Note<TParameters, T>(CachedMethod<TParameters, T> method, CacheEntry entry)
    {
        var life = method.TimeToLive(options);
        used?.Note(entry, life, life * RefreshAfter);
    }
}
