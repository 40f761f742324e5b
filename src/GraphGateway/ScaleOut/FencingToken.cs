using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// That an instance has a lease, and has not lost it since. Whoever lost it and has it again has another hold: in between, others may have
/// done what it was meant for.
/// </summary>
/// <param name="Key">The lease's key.</param>
/// <param name="Token">What the key has for as long as this is so.</param>
internal sealed record FencingToken(RedisKey Key, RedisValue Token)
{
    /// <summary>A change that is made only while this is so, however long ago this instance last looked.</summary>
    public CompareAndSet While() => new(Key, Token);
}
