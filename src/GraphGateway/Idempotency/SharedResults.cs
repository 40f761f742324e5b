using System.Collections.Concurrent;
using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Idempotency;

/// <summary>
/// What is kept for repeats, in Redis for all instances, and in memory for the time that Redis is away. When it comes back it is brought
/// what it lacks: what was kept meanwhile, and what it lost.
/// </summary>
internal sealed partial class SharedResults : IDisposable
{
    private const int AtOnce = 500;

    // Redis may be there and refuse: when it is full, or can write no more.
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromSeconds(2);

    private readonly RedisConnection _redis;
    private readonly ResultStore _own;
    private readonly ILogger<SharedResults> _logger;
    private readonly ConcurrentDictionary<string, bool> _unsent = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private int _sendsAgain;

    public SharedResults(RedisConnection redis, ResultStore own, ILogger<SharedResults> logger)
    {
        (_redis, _own, _logger) = (redis, own, logger);
        redis.Restored += (_, _) => _ = Task.Run(BringAsync);
    }

    public async Task<byte[]?> FindAsync(string id) =>
        (byte[]?)await _redis.TryAsync(database => database.StringGetAsync(Key(id)), RedisValue.Null) ?? _own.Find(id);

    /// <summary>Keeps what is certain, whoever has the claim by now. It has reached Redis when this ends, unless Redis is away.</summary>
    public async Task KeepAsync(string id, byte[] value)
    {
        _own.Keep(id, value);
        if (!_redis.IsConfigured || await PutAsync(id, value, ResultStore.Lifetime, When.Always) is not null)
            return;
        _unsent[id] = true;
        SendAgain();
    }

    /// <summary>Keeps what may be overtaken by what another instance found out, for as long as the claim is held; false where it is not.</summary>
    public async Task<bool> KeepAsync(string id, byte[] value, Hold? claim)
    {
        if (!await ChangeAsync(claim?.While().Set(Key(id), value, ResultStore.Lifetime)))
            return false;
        _own.Keep(id, value, isCertain: false);
        return true;
    }

    /// <summary>Forgets what may be overtaken; false where the claim is no longer held.</summary>
    public Task<bool> DropAsync(string id, Hold? claim)
    {
        _own.Drop(id);
        return ChangeAsync(claim?.While().Delete(Key(id)));
    }

    /// <summary>Whether a claim is still held, as far as can be known.</summary>
    public Task<bool> IsHeldAsync(Hold? claim) => ChangeAsync(claim?.While());

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    // Where there is no claim, or Redis is away, nobody knows better.
    private async Task<bool> ChangeAsync(GuardedChange? change) => change is null || await _redis.TryAsync<bool?>(async database => await change.MakeAsync(database), otherwise: null) is not false;

    private async Task BringAsync()
    {
        var brought = 0;
        foreach (var some in _own.Entries.Chunk(AtOnce))
            brought += (await Task.WhenAll(some.Select(entry => PutAsync(entry.Id, entry.Value, entry.Left, entry.IsCertain ? When.Always : When.NotExists)))).Count(isNew => isNew is true);
        LogBrought(brought);
    }

    private void SendAgain()
    {
        if (Interlocked.Exchange(ref _sendsAgain, 1) == 0)
            _ = Task.Run(SendAgainAsync);
    }

    private async Task SendAgainAsync()
    {
        try
        {
            while (!_unsent.IsEmpty)
            {
                await Task.Delay(_betweenAttempts, _end.Token);
                await SendUnsentAsync();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return; // The server stops.
        }

        Volatile.Write(ref _sendsAgain, 0);
        if (!_unsent.IsEmpty)
            SendAgain();
    }

    // What is no longer held is over, and need not be sent.
    private async Task SendUnsentAsync()
    {
        var held = _own.Entries.Where(entry => _unsent.ContainsKey(entry.Id)).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        foreach (var id in _unsent.Keys)
        {
            if (held.TryGetValue(id, out var entry) && await PutAsync(id, entry.Value, entry.Left, When.Always) is null)
                return;
            _unsent.TryRemove(id, out _);
        }
    }

    // Null where it did not get there. What is certain replaces what Redis has; anything else may be older.
    private Task<bool?> PutAsync(string id, byte[] value, TimeSpan left, When when) =>
        _redis.TryAsync<bool?>(async database => await database.StringSetAsync(Key(id), value, left, when), otherwise: null);

    private RedisKey Key(string id) => _redis.Key("result", id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is back, and was brought {Count} results for repeats")]
    private partial void LogBrought(int count);
}
