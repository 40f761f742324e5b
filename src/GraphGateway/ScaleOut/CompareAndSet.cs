using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// Compare-and-set: an atomic set of Redis changes that is applied only if a guard key has the expected value.
/// </summary>
/// <remarks>
/// This is a script and not a transaction with conditions. Such a transaction blocks the connection until Redis has returned its conditions, and it
/// deadlocks on a connection that is still being established.
/// </remarks>
/// <param name="guard">The key to compare.</param>
/// <param name="expected">The expected value; <see cref="RedisValue.Null"/> if the key must not exist.</param>
internal sealed class CompareAndSet(RedisKey guard, RedisValue expected)
{
    private const string Script = """
        if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
        for i = 2, #KEYS do
          local value, milliseconds = ARGV[2 * i - 2], ARGV[2 * i - 1]
          if milliseconds == '0' then redis.call('DEL', KEYS[i]) else redis.call('SET', KEYS[i], value, 'PX', milliseconds) end
        end
        return 1
        """;

    private readonly List<RedisKey> _keys = [guard];
    private readonly List<RedisValue> _values = [expected.IsNull ? RedisValue.EmptyString : expected];

    /// <summary>Adds a change that sets a key. The value must not be empty.</summary>
    public CompareAndSet Set(RedisKey key, RedisValue value, TimeSpan lifetime) => Add(key, value, Math.Max(1, (long)lifetime.TotalMilliseconds));

    public CompareAndSet Delete(RedisKey key) => Add(key, RedisValue.EmptyString, 0);

    /// <summary>Applies the changes. Returns false, and changes nothing, if the guard has another value.</summary>
    public async Task<bool> ExecuteAsync(IDatabase database) => (bool)await database.ScriptEvaluateAsync(Script, [.. _keys], [.. _values]);

    private CompareAndSet Add(RedisKey key, RedisValue value, long milliseconds)
    {
        _keys.Add(key);
        _values.Add(value);
        _values.Add(milliseconds);
        return this;
    }
}
