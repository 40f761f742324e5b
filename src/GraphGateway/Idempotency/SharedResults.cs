using System.Collections.Concurrent;
using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Idempotency;

/// <summary>
/// What is kept for repeats, in Redis for all instances, and in memory for the time that Redis is away. When it comes back it is brought
/// what it lacks: what was kept meanwhile, and what it lost.
/// </summary>
internal sealed partial class SharedResults
{
    private const int AtOnce = 500;

    private readonly RedisConnection _redis;
    private readonly ResultStore _own;
    private readonly ILogger<SharedResults> _logger;
    private readonly ConcurrentDictionary<string, bool> _unsent = new(StringComparer.Ordinal);

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
        if (_redis.IsConfigured && !await _redis.TryAsync(database => database.StringSetAsync(Key(id), value, ResultStore.Lifetime), otherwise: false))
            _unsent[id] = true;
    }

    /// <summary>Keeps what may be overtaken by what another instance found out, for as long as the claim is held.</summary>
    public Task KeepAsync(string id, byte[] value, Lease claim)
    {
        _own.Keep(id, value);
        return _redis.TryAsync(claim.WhileHeld().Set(Key(id), value, ResultStore.Lifetime).MakeAsync, otherwise: false);
    }

    /// <summary>Forgets what may be overtaken.</summary>
    public Task DropAsync(string id, Lease claim)
    {
        _own.Drop(id);
        return _redis.TryAsync(claim.WhileHeld().Delete(Key(id)).MakeAsync, otherwise: false);
    }

    private async Task BringAsync()
    {
        var brought = 0;
        foreach (var some in _own.Entries.Chunk(AtOnce))
            brought += (await Task.WhenAll(some.Select(entry => BringAsync(entry.Id, entry.Value, entry.Left)))).Count(isNew => isNew);
        LogBrought(brought);
    }

    // What Redis has is newer than what this instance remembers, unless it was kept while Redis was away.
    private async Task<bool> BringAsync(string id, byte[] value, TimeSpan left)
    {
        var when = _unsent.ContainsKey(id) ? When.Always : When.NotExists;
        var isNew = await _redis.TryAsync<bool?>(async database => await database.StringSetAsync(Key(id), value, left, when), otherwise: null);
        if (isNew is not null)
            _unsent.TryRemove(id, out _);
        return isNew is true;
    }

    private RedisKey Key(string id) => _redis.Key("result", id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is back, and was brought {Count} results for repeats that it lacked")]
    private partial void LogBrought(int count);
}
