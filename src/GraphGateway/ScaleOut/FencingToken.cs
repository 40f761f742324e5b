using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// A fencing token: proof of uninterrupted ownership of a lease. Reacquiring a lost lease yields a new token, because another instance may have
/// done the protected work in between.
/// </summary>
/// <param name="Key">The Redis key of the lease.</param>
/// <param name="Token">The value of the key during this ownership.</param>
internal sealed record FencingToken(RedisKey Key, RedisValue Token)
{
    /// <summary>Creates a change that Redis applies only if this token is still current, even if this instance has not renewed the lease for long.</summary>
    public CompareAndSet Guard() => new(Key, Token);
}
