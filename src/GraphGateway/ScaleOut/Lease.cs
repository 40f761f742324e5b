using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// Something that one instance at a time may hold. It is renewed until it is given back; when its holder dies, Redis lets go of it.
/// That runs by the real time, which is Redis' own.
/// </summary>
/// <param name="redis">Where it is held.</param>
/// <param name="kind">The kind of thing.</param>
/// <param name="name">The thing.</param>
/// <param name="length">How long it is held without being renewed.</param>
internal sealed class Lease(RedisConnection redis, string kind, string name, TimeSpan length) : IAsyncDisposable
{
    private readonly RedisKey _key = redis.Key(kind, name);
    private readonly CancellationTokenSource _end = new();

    // Taken while it is asked for: one that is asked for just as it is given back must not come to be held by nobody.
    private readonly SemaphoreSlim _turn = new(1);
    private Task? _renewing;
    private volatile string _token = NewToken();
    private bool _wasAskedFor;
    private LeaseState _standing;

    /// <summary>The hold since it was last taken; null where it was not, for others hold it or Redis is away.</summary>
    public FencingToken? Hold => _standing is LeaseState.Holder ? Current : null;

    private FencingToken Current => new(_key, _token);

    /// <summary>Takes it where it is free, and from then on tries to have and hold it until it is given back.</summary>
    public async Task<LeaseState> TakeAsync()
    {
        if (!redis.IsConfigured)
            return LeaseState.Alone;
        await _turn.WaitAsync();
        try
        {
            if (_end.IsCancellationRequested)
                return LeaseState.Other;
            _renewing ??= Renew();
            return _standing = await redis.TryAsync<bool?>(async database => await HoldAsync(database), otherwise: null) switch
            {
                null => LeaseState.Alone,
                true => LeaseState.Holder,
                false => LeaseState.Other,
            };
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives it back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return;
        await _end.CancelAsync();
        await _turn.WaitAsync();
        if (_renewing is not null)
        {
            await _renewing;
            await redis.TryAsync(Current.While().Delete(_key).MakeAsync, otherwise: false);
        }

        // Whoever asks for it still is told that it is not theirs.
        _turn.Release();
    }

    private static string NewToken() => Guid.NewGuid().ToString("N");

    // The new token is there before it is sent, for Redis may take it and be away before it says so.
    private async Task<bool> HoldAsync(IDatabase database)
    {
        if (_wasAskedFor && await Current.While().Set(_key, _token, length).MakeAsync(database))
            return true;
        (_wasAskedFor, _token) = (true, NewToken());
        return await database.StringSetAsync(_key, _token, length, When.NotExists);
    }

    private Task Renew()
    {
        // It may outlive the request that it begins with, and must not pass for a part of it.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(RenewAsync, CancellationToken.None);
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(length / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                await RenewOnceAsync();
        }
        catch (OperationCanceledException)
        {
            // It is given back.
        }
    }

    private async Task RenewOnceAsync()
    {
        await _turn.WaitAsync(_end.Token);
        try
        {
            await redis.TryAsync(HoldAsync, otherwise: false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
