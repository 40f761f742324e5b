using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// Changes that Redis makes together, and only while a key has the value that is expected: nothing comes between the look and the change.
/// </summary>
/// <remarks>
/// A script, not a transaction with conditions: such a transaction keeps the connection to itself until its conditions are answered,
/// and on a connection that is just being made it waits for an answer that waits for it.
/// </remarks>
/// <param name="guard">The key that is looked at.</param>
/// <param name="expected">What it must have; <see cref="RedisValue.Null"/> where it must be absent.</param>
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

    /// <summary>Sets a key to a value that is not empty.</summary>
    public CompareAndSet Set(RedisKey key, RedisValue value, TimeSpan lifetime) => Add(key, value, Math.Max(1, (long)lifetime.TotalMilliseconds));

    public CompareAndSet Delete(RedisKey key) => Add(key, RedisValue.EmptyString, 0);

    /// <summary>Makes the changes; false where the guard has another value, and nothing was changed.</summary>
    public async Task<bool> MakeAsync(IDatabase database) => (bool)await database.ScriptEvaluateAsync(Script, [.. _keys], [.. _values]);

    private CompareAndSet Add(RedisKey key, RedisValue value, long milliseconds)
    {
        _keys.Add(key);
        _values.Add(value);
        _values.Add(milliseconds);
        return this;
    }
}
