using StackExchange.Redis;

namespace GraphGateway.Caching;

/// <summary>What a reading found of what the instances share, before it calls the upstream.</summary>
/// <param name="Entry">What another has read; null where there is nothing that will do.</param>
/// <param name="LastDrop">Stands for the last mutation before it. What is read from now on is put there only while that is the last.</param>
/// <param name="HasTurn">Whether the others wait for what is read now.</param>
internal sealed record SharedCacheLookup<T>(CacheEntryOf<T>? Entry, RedisValue LastDrop, bool HasTurn);
