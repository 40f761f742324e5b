using GraphGateway.Caching;


namespace GraphGateway.ResponseCaching;

/// <summary>
/// The response cache: complete response bodies by response cache key. A cached response is returned only while its dependencies are current,
/// that is, while a new execution would use the same cache entries. The oldest responses of an account are evicted first.
/// </summary>
internal sealed class ResponseCache(CacheSizeLimits bounds, TimeProvider time) : IExpiringCache
{
    // The estimated overhead in bytes, per response and per cache entry that it depends on.
    private const int Overhead = 200;
    private const int OverheadPerEntry = 32;

    // A response may take at most an eighth of the account's limit. A larger one would evict too many others.
    private const int MaxSizeDivisor = 8;

    private readonly CacheSizeLimit _bound = bounds.Responses;
    private readonly BoundedCache<byte[], CachedResponse> _responses = new(bounds.Responses, comparer: new ResponseCacheKeyComparer());
    private int _hits;

    /// <summary>Whether the response cache is off.</summary>
    public bool IsOff => _bound.Total == 0;

    /// <summary>The estimated size of all cached responses in bytes.</summary>
    public long Bytes => _responses.Bytes;

    /// <summary>The number of cache hits.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Returns the cached response of a request; null if the request must be executed.</summary>
    public CachedResponse? Find(ReadOnlySpan<byte> key)
    {
        if (_responses.FindBy(key) is not { } response || !response.IsCurrent(time.GetUtcNow()))
            return null;
        Interlocked.Increment(ref _hits);
        return response;
    }

    /// <summary>Caches a response if all its dependencies are fresh and cacheable, and if it is not too large.</summary>
    /// <param name="key">The response cache key.</param>
    /// <param name="account">The account name.</param>
    /// <param name="body">The response body.</param>
    /// <param name="operationName">The operation name; null if the operation has none.</param>
    /// <param name="used">The dependencies of the response.</param>
    public void Store(ReadOnlySpan<byte> key, string account, ReadOnlySpan<byte> body, string? operationName, ResponseDependencies used)
    {
        var now = time.GetUtcNow();
        if (used.Kept is not { } dependencies || now >= dependencies.RefreshFrom)
            return;
        var size = key.Length + body.Length + Overhead + ((operationName?.Length ?? 0) * sizeof(char)) + (dependencies.Entries.Count * OverheadPerEntry);
        if (size > _bound.PerAccount / MaxSizeDivisor)
            return;
        RemoveExpired();
        CacheEntryValidity[] entries = [.. dependencies.Entries.Select(entry => entry.Validity)];
        _responses.Set(key.ToArray(), new(body.ToArray(), operationName, entries, now + used.FreshnessAt(now), dependencies.RefreshFrom), account, size);
    }

    /// <summary>Removes outdated responses, oldest first, and stops at the first current one. That is enough, because responses are current only for seconds.</summary>
    public void RemoveExpired()
    {
        var now = time.GetUtcNow();
        _responses.RemoveOldestWhile(response => !response.IsCurrent(now));
    }
}
