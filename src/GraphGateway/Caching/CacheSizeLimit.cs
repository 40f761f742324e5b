namespace GraphGateway.Caching;

/// <summary>How many bytes a store may hold.</summary>
/// <param name="Total">For all accounts together; 0 if the store is off.</param>
/// <param name="PerAccount">For one account.</param>
internal readonly record struct CacheSizeLimit(long Total, long PerAccount);
