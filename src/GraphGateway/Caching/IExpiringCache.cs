namespace GraphGateway.Caching;

/// <summary>A cache whose expired entries use memory until they are removed.</summary>
internal interface IExpiringCache
{
    /// <summary>Removes the expired entries.</summary>
    void RemoveExpired();
}
