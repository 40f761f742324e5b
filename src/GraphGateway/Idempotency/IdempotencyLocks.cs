using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>
/// Lets one instance at a time carry out an intention. Where Redis is away an instance cannot know of the others, and goes on alone.
/// </summary>
internal sealed class IdempotencyLocks(RedisConnection redis)
{
    // How long the others wait for an instance that died. One that lives renews it.
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until no other instance carries the intention out. What comes of it is kept before the claim is given back.</summary>
    public async Task<Lease> TakeAsync(IdempotentMutation intention)
    {
        var claim = new Lease(redis, "claim", intention.Id, _length);
        try
        {
            await WaitAsync(claim);
            return claim;
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync(Lease claim)
    {
        for (var wait = _firstWait; await claim.TakeAsync() is LeaseState.Other; wait = wait * 2 < _longestWait ? wait * 2 : _longestWait)
            await Task.Delay(wait);
        await redis.SettledAsync();
    }
}
