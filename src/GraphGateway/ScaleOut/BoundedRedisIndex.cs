using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// A sorted set that limits the number of keys of one kind per account in Redis. If there are too many members, the script deletes those with the
/// lowest scores, and their keys.
/// </summary>
/// <remarks>The set expires together with its newest member. If Redis loses the set, the keys still expire.</remarks>
/// <param name="index">The key of the sorted set.</param>
/// <param name="prefix">The key prefix. A member's key is the prefix followed by the member.</param>
/// <param name="maxMembers">The maximum number of members.</param>
internal sealed class BoundedRedisIndex(RedisKey index, string prefix, int maxMembers)
{
    private const string Script = """
        redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        local evicted = redis.call('ZRANGE', KEYS[1], '0', ARGV[5])
        for _, member in ipairs(evicted) do
          redis.call('DEL', ARGV[6] .. member)
          redis.call('ZREM', KEYS[1], member)
        end
        return #evicted
        """;

    /// <summary>Adds a member or updates its score, then evicts excess members. Returns the number of evicted members.</summary>
    /// <param name="database">Redis.</param>
    /// <param name="member">The member.</param>
    /// <param name="score">The expiry time of the member. Members with the earliest expiry are evicted first.</param>
    /// <param name="now">The current time. Members with an earlier expiry are removed.</param>
    /// <param name="lifetime">The longest possible lifetime of a member.</param>
    public async Task<int> AddAsync(IDatabase database, string member, DateTimeOffset score, DateTimeOffset now, TimeSpan lifetime) => (int)await database.ScriptEvaluateAsync(
        Script,
        [index],
        [member, Score(score), Score(now), (long)lifetime.TotalMilliseconds, -1 - maxMembers, prefix]);

    public Task<bool> RemoveAsync(IDatabase database, string member) => database.SortedSetRemoveAsync(index, member);

    // In microseconds: a score is a double, and represents them without rounding.
    private static long Score(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
