using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// A lease in Redis that one instance at a time holds. It is renewed until it is disposed. If the holder dies, the lease expires in Redis,
/// by the clock of Redis and not by the <see cref="TimeProvider"/>.
/// </summary>
/// <param name="redis">The Redis connection.</param>
/// <param name="kind">The kind of the resource.</param>
/// <param name="name">The name of the resource.</param>
/// <param name="length">The time after which the lease expires if it is not renewed.</param>
internal sealed class Lease(RedisConnection redis, string kind, string name, TimeSpan length) : IAsyncDisposable
{
    private readonly RedisKey _key = redis.Key(kind, name);
    private readonly CancellationTokenSource _disposed = new();

    // Serializes acquire, renew and release. Otherwise an acquire during the release could leave a lease that no instance releases.
    private readonly SemaphoreSlim _mutex = new(1);
    private Task? _renewal;
    private volatile string _token = NewToken();
    private bool _wasSent;
    private LeaseState _state;

    /// <summary>The fencing token of the last acquisition; null if another instance holds the lease or Redis is unavailable.</summary>
    public FencingToken? FencingToken => _state is LeaseState.Held ? Current : null;

    private FencingToken Current => new(_key, _token);

    /// <summary>Tries to acquire the lease. From then on, acquires and renews it in the background until it is disposed.</summary>
    public async Task<LeaseState> AcquireAsync()
    {
        if (!redis.IsConfigured)
            return LeaseState.Unavailable;
        await _mutex.WaitAsync();
        try
        {
            if (_disposed.IsCancellationRequested)
                return LeaseState.HeldElsewhere;
            _renewal ??= StartRenewal();
            return _state = await redis.TryAsync<bool?>(async database => await AcquireOrRenewAsync(database), otherwise: null) switch
            {
                null => LeaseState.Unavailable,
                true => LeaseState.Held,
                false => LeaseState.HeldElsewhere,
            };
        }
        finally
        {
            _mutex.Release();
        }
    }

    /// <summary>Releases the lease.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed.IsCancellationRequested)
            return;
        await _disposed.CancelAsync();
        await _mutex.WaitAsync();
        if (_renewal is not null)
        {
            await _renewal;
            await redis.TryAsync(Current.Guard().Delete(_key).ExecuteAsync, otherwise: false);
        }

        // A waiting acquire continues, and sees that the lease is disposed.
        _mutex.Release();
    }

    private static string NewToken() => Guid.NewGuid().ToString("N");

    // Store the new token before sending it: Redis may set it and the connection may fail before the response arrives.
    private async Task<bool> AcquireOrRenewAsync(IDatabase database)
    {
        if (_wasSent && await Current.Guard().Set(_key, _token, length).ExecuteAsync(database))
            return true;
        (_wasSent, _token) = (true, NewToken());
        return await database.StringSetAsync(_key, _token, length, When.NotExists);
    }

    private Task StartRenewal()
    {
        // The renewal may outlive the request that starts it, so it must not inherit the request's execution context.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(RenewAsync, CancellationToken.None);
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(length / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(_disposed.Token))
                await RenewOnceAsync();
        }
        catch (OperationCanceledException)
        {
            // The lease was disposed.
        }
    }

    private async Task RenewOnceAsync()
    {
        await _mutex.WaitAsync(_disposed.Token);
        try
        {
            await redis.TryAsync(AcquireOrRenewAsync, otherwise: false);
        }
        finally
        {
            _mutex.Release();
        }
    }
}

/// <summary>The state of a lease, as this instance sees it.</summary>
internal enum LeaseState
{
    /// <summary>Unavailable: Redis is not configured or not reachable, so other instances are unknown.</summary>
    Unavailable,

    /// <summary>Held: this instance holds the lease.</summary>
    Held,

    /// <summary>Held elsewhere: another instance holds the lease.</summary>
    HeldElsewhere,
}

/// <summary>
/// A fencing token: proof of uninterrupted ownership of a lease. Reacquiring a lost lease yields a new token, because another instance may have
/// done the protected work in between.
/// </summary>
/// <param name="Key">The Redis key of the lease.</param>
/// <param name="Token">The value of the key during this ownership.</param>
internal sealed record FencingToken(RedisKey Key, RedisValue Token)
{
    /// <summary>Creates a change that Redis applies only if this token is still current. Redis checks it, so the change is safe even if this instance has not renewed the lease for a long time.</summary>
    public CompareAndSet Guard() => new(Key, Token);
}
