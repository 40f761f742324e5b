using System.Collections.Concurrent;
using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Idempotency;

/// <summary>
/// What is kept for repeats, in Redis for all instances, and in memory for the time that Redis is away. When it comes back it is brought
/// what it lacks: what was kept meanwhile, and what it lost. Values hold links, so both have them encrypted.
/// </summary>
internal sealed partial class SharedResultStore : IDisposable
{
    private const int AtOnce = 500;

    // Redis may be there and refuse: when it is full, or can write no more.
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromSeconds(2);

    private readonly RedisConnection _redis;
    private readonly MemoryResultStore _own;
    private readonly SharedResultIndex _index;
    private readonly ValueEncryptor _encryptor;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedResultStore> _logger;
    private readonly ConcurrentDictionary<string, bool> _unsent = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private int _sendsAgain;

    public SharedResultStore(RedisConnection redis, MemoryResultStore own, SharedResultIndex index, ValueEncryptor encryptor, TimeProvider time, ILogger<SharedResultStore> logger)
    {
        (_redis, _own, _index, _encryptor, _time, _logger) = (redis, own, index, encryptor, time, logger);
        redis.Restored += (_, _) => _ = Task.Run(BringAsync);
    }

    /// <summary>The value of a key. If what Redis has cannot be read, this instance may still have what it kept itself.</summary>
    public async Task<StoredResultLookup> FindAsync(StoredResultKey key)
    {
        var shared = (byte[]?)await _redis.TryAsync(database => database.StringGetAsync(Key(key.Id)), RedisValue.Null);
        var content = Decrypt(key, shared) ?? Decrypt(key, _own.Find(key.Id));
        return new(content, IsUnreadable: shared is not null && content is null);
    }

    /// <summary>Keeps what is certain, whoever has the claim by now. It has reached Redis when this ends, unless Redis is away.</summary>
    public async Task KeepAsync(StoredResultKey key, byte[] content)
    {
        var entry = _own.Keep(key, _encryptor.Encrypt(key.Context, content), StoredResultState.Settled);
        if (!_redis.IsConfigured || await PutAsync(entry) is not null)
            return;
        _unsent[key.Id] = true;
        SendAgain();
    }

    /// <summary>Keeps what may be overtaken by what another instance found out, for as long as the claim is held; false where it is not.</summary>
    public async Task<bool> KeepAsync(StoredResultKey key, byte[] content, StoredResultState state, FencingToken? claim)
    {
        var value = _encryptor.Encrypt(key.Context, content);
        if (!await ChangeAsync(claim?.While().Set(Key(key.Id), value, MemoryResultStore.Lifetime)))
            return false;
        var entry = _own.Keep(key, value, state);
        if (claim is not null)
            await _redis.TryAsync(database => _index.UpdateAsync(database, entry), otherwise: false);
        return true;
    }

    /// <summary>Forgets what may be overtaken; false where the claim is no longer held.</summary>
    public async Task<bool> DropAsync(StoredResultKey key, FencingToken? claim)
    {
        _own.Drop(key.Id);
        if (!await ChangeAsync(claim?.While().Delete(Key(key.Id))))
            return false;
        if (claim is not null)
            await _redis.TryAsync(database => _index.RemoveAsync(database, key), otherwise: false);
        return true;
    }

    /// <summary>Whether a claim is still held, as far as can be known.</summary>
    public Task<bool> IsHeldAsync(FencingToken? claim) => ChangeAsync(claim?.While());

    /// <summary>Counts and logs a value that was decrypted, but is not what this version of the server writes.</summary>
    public void ReportUnreadable(StoredResultKey key) => _encryptor.ReportUnreadable(key.Context);

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private byte[]? Decrypt(StoredResultKey key, byte[]? value) => value is null ? null : _encryptor.Decrypt(key.Context, value);

    // Where there is no claim, or Redis is away, nobody knows better.
    private async Task<bool> ChangeAsync(CompareAndSet? change) => change is null || await _redis.TryAsync<bool?>(async database => await change.MakeAsync(database), otherwise: null) is not false;

    private async Task BringAsync()
    {
        var brought = 0;
        foreach (var some in _own.Entries.Chunk(AtOnce))
            brought += (await Task.WhenAll(some.Select(PutAsync))).Count(isNew => isNew is true);
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

    // What is no longer held was evicted or has expired, and need not be sent.
    private async Task SendUnsentAsync()
    {
        var held = _own.Entries.Where(entry => _unsent.ContainsKey(entry.Key.Id)).ToDictionary(entry => entry.Key.Id, StringComparer.Ordinal);
        foreach (var id in _unsent.Keys.Where(id => !held.ContainsKey(id)))
            _unsent.TryRemove(id, out _);
        foreach (var (id, entry) in held)
        {
            if (await PutAsync(entry) is null)
                return;
            _unsent.TryRemove(id, out _);
        }
    }

    // Null where it did not get there. What is certain replaces what Redis has; anything else may be older.
    private Task<bool?> PutAsync(StoredResultEntry entry) => _redis.TryAsync<bool?>(
        async database =>
        {
            var when = entry.State is StoredResultState.Settled ? When.Always : When.NotExists;
            var isPut = database.StringSetAsync(Key(entry.Key.Id), entry.Value, entry.Until - _time.GetUtcNow(), when);
            await _index.UpdateAsync(database, entry);
            return await isPut;
        },
        otherwise: null);

    private RedisKey Key(string id) => _redis.Key(SharedResultIndex.Results, id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is back, and was brought {Count} results for repeats")]
    private partial void LogBrought(int count);
}
