using GraphGateway.Caching;


namespace GraphGateway.ResponseCaching;

/// <summary>A whole answer, as it was given.</summary>
/// <param name="Body">The response's body.</param>
/// <param name="OperationName">The name of the operation that it answers; null where it has none.</param>
/// <param name="Entries">Whether what it was made of is superseded.</param>
/// <param name="FreshUntil">When the first of them is not fresh any more.</param>
/// <param name="RefreshFrom">When the first of them is due to be read anew, which a new answer brings about.</param>
internal sealed record CachedResponse(byte[] Body, string? OperationName, CacheEntryValidity[] Entries, DateTimeOffset FreshUntil, DateTimeOffset RefreshFrom)
{
    /// <summary>Whether a new answer would be the same, for all the same data would be used.</summary>
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
