using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Idempotency;

/// <summary>Limits the number of stored results per account in Redis, as <see cref="MemoryResultStore"/> does in memory.</summary>
internal sealed class SharedResultIndex(RedisConnection redis, AccountShare share, TimeProvider time)
{
    /// <summary>The prefix of result keys.</summary>
    public const string Results = "result";

    // Entries with an unknown outcome are evicted after all settled ones, so their scores are later.
    private static readonly TimeSpan _unknownOffset = IdempotencyOptions.Lifetime;

    /// <summary>Adds an entry to the index of its account, unless its call is in flight, and evicts the account's oldest entries if there are too many.</summary>
    public async Task<bool> UpdateAsync(IDatabase database, StoredResultEntry entry)
    {
        if (entry.State is StoredResultState.InFlight)
            return await RemoveAsync(database, entry.Key);
        var score = entry.State is StoredResultState.Unknown ? entry.Until + _unknownOffset : entry.Until;
        await IndexOf(entry.Key.Account).AddAsync(database, entry.Key.Id, score, time.GetUtcNow(), IdempotencyOptions.Lifetime + _unknownOffset);
        return true;
    }

    public Task<bool> RemoveAsync(IDatabase database, StoredResultKey key) => IndexOf(key.Account).RemoveAsync(database, key.Id);

    private BoundedRedisIndex IndexOf(string account) => new(redis.Key("result-index", account), redis.Key(Results, "").ToString(), share.MaxEntries);
}
