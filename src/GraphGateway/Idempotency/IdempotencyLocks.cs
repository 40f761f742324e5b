using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>
/// The idempotency locks: only one instance at a time executes a mutation with a given key. If Redis is unavailable, an instance continues without a lock.
/// </summary>
internal sealed class IdempotencyLocks(RedisConnection redis)
{
    // How long other instances wait after the lock's holder died. A running holder renews the lock.
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until no other instance executes the mutation, and acquires the lock. Store the result before you dispose the lock.</summary>
    public async Task<Lease> AcquireAsync(IdempotentMutation mutation)
    {
        var lease = new Lease(redis, "claim", mutation.Id, _length);
        try
        {
            await WaitAsync(lease);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync(Lease lease)
    {
        for (var wait = _firstWait; await lease.AcquireAsync() is LeaseState.HeldElsewhere; wait = wait * 2 < _longestWait ? wait * 2 : _longestWait)
            await Task.Delay(wait);
        await redis.SettledAsync();
    }
}
