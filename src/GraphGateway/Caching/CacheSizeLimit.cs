namespace GraphGateway.Caching;

/// <summary>The size limit of a cache in bytes.</summary>
/// <param name="Total">For all accounts together; 0 if the cache is off.</param>
/// <param name="PerAccount">For one account.</param>
internal readonly record struct CacheSizeLimit(long Total, long PerAccount);
