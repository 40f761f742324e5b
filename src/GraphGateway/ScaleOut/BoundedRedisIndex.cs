using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// A sorted set that bounds how many keys of one kind there are for an account in Redis. When a member is one too many, the script deletes the keys of
/// those with the lowest scores.
/// </summary>
/// <remarks>The set expires with its newest member. If Redis loses it, the keys still expire by themselves.</remarks>
/// <param name="index">The sorted set's key.</param>
/// <param name="prefix">What the members' keys begin with; the rest is the member.</param>
/// <param name="maxMembers">How many members there may be.</param>
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

    /// <summary>Adds a member, or moves it, and evicts those that are too many. Returns how many were evicted.</summary>
    /// <param name="database">Redis.</param>
    /// <param name="member">The member.</param>
    /// <param name="score">When the member is to be removed; those that are earlier are evicted first.</param>
    /// <param name="now">Members that were to be removed before are.</param>
    /// <param name="lifetime">How long the longest-lived member may be there.</param>
    public async Task<int> AddAsync(IDatabase database, string member, DateTimeOffset score, DateTimeOffset now, TimeSpan lifetime) => (int)await database.ScriptEvaluateAsync(
        Script,
        [index],
        [member, Score(score), Score(now), (long)lifetime.TotalMilliseconds, -1 - maxMembers, prefix]);

    public Task<bool> RemoveAsync(IDatabase database, string member) => database.SortedSetRemoveAsync(index, member);

    // Microseconds, which a score can still hold without rounding.
    private static long Score(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
