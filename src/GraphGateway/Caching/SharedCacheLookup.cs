using StackExchange.Redis;

namespace GraphGateway.Caching;

/// <summary>The result of a shared cache lookup, before the upstream call.</summary>
/// <param name="Entry">The entry of another instance; null if there is none that is acceptable.</param>
/// <param name="LastDrop">The marker of the last invalidation before the lookup. A result is stored only if this is still the last one (compare-and-set).</param>
/// <param name="HasTurn">Whether this instance has the read lock, and other instances wait for its result.</param>
internal sealed record SharedCacheLookup<T>(CacheEntryOf<T>? Entry, RedisValue LastDrop, bool HasTurn);
