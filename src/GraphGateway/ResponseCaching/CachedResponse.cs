using GraphGateway.Caching;


namespace GraphGateway.ResponseCaching;

/// <summary>A cached response with the validity of its dependencies.</summary>
/// <param name="Body">The response body.</param>
/// <param name="OperationName">The operation name; null if the operation has none.</param>
/// <param name="Entries">The validity of each cache entry that the response depends on.</param>
/// <param name="FreshUntil">When the first entry stops being fresh.</param>
/// <param name="RefreshFrom">When the first entry is due for an eager refresh. From then on the request is executed, which starts the refresh.</param>
internal sealed record CachedResponse(byte[] Body, string? OperationName, CacheEntryValidity[] Entries, DateTimeOffset FreshUntil, DateTimeOffset RefreshFrom)
{
    /// <summary>Whether executing the request now would give the same response, because it would use the same cache entries.</summary>
    public bool IsCurrent(DateTimeOffset now)
    {
        if (now >= RefreshFrom)
            return false;
        foreach (var entry in Entries)
        {
            if (entry.IsSuperseded)
                return false;
        }

        return true;
    }
}
