namespace GraphGateway.Caching;

/// <summary>A cache whose expired entries take memory until they are removed.</summary>
internal interface IExpiringCache
{
    /// <summary>Removes the expired entries.</summary>
    void RemoveExpired();
}
