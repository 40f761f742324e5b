using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Idempotency;

/// <summary>Holds each account to its share of the results in Redis, as <see cref="MemoryResultStore"/> does in memory.</summary>
internal sealed class SharedResultIndex(RedisConnection redis, AccountShare share, TimeProvider time)
{
    /// <summary>What the keys of results begin with.</summary>
    public const string Results = "result";

    // An entry with an unknown outcome is evicted after all settled ones, so its score is later than any of theirs.
    private static readonly TimeSpan _unknownLast = MemoryResultStore.Lifetime;

    /// <summary>Counts an entry for its account, unless its call is in flight, and deletes the account's oldest entries if there are too many.</summary>
    public async Task<bool> UpdateAsync(IDatabase database, StoredResultEntry entry)
    {
        if (entry.State is StoredResultState.InFlight)
            return await RemoveAsync(database, entry.Key);
        var score = entry.State is StoredResultState.Unknown ? entry.Until + _unknownLast : entry.Until;
        await Of(entry.Key.Account).AddAsync(database, entry.Key.Id, score, time.GetUtcNow(), MemoryResultStore.Lifetime + _unknownLast);
        return true;
    }

    public Task<bool> RemoveAsync(IDatabase database, StoredResultKey key) => Of(key.Account).RemoveAsync(database, key.Id);

    private BoundedRedisIndex Of(string account) => new(redis.Key("result-index", account), redis.Key(Results, "").ToString(), share.MaxEntries);
}
