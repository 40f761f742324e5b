using System.Collections.Concurrent;
using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Idempotency;

/// <summary>
/// The store of mutation results: in Redis for all instances, and in memory for the time when Redis is unavailable. After a reconnect, the instance sends
/// its results to Redis again: those that it stored meanwhile, and those that Redis lost. Values contain links, so they are encrypted in both places.
/// </summary>
internal sealed partial class SharedResultStore : IDisposable
{
    private const int BatchSize = 500;

    // Redis may be connected but reject writes, for example when it is full.
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromSeconds(2);

    private readonly RedisConnection _redis;
    private readonly MemoryResultStore _own;
    private readonly SharedResultIndex _index;
    private readonly ValueEncryptor _encryptor;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedResultStore> _logger;
    private readonly ConcurrentDictionary<string, bool> _unsent = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private int _isResending;

    public SharedResultStore(RedisConnection redis, MemoryResultStore own, SharedResultIndex index, ValueEncryptor encryptor, TimeProvider time, ILogger<SharedResultStore> logger)
    {
        (_redis, _own, _index, _encryptor, _time, _logger) = (redis, own, index, encryptor, time, logger);
        redis.Restored += (_, _) => _ = Task.Run(RestoreAsync);
    }

    /// <summary>Looks up a value. If the value in Redis cannot be read, this instance's own copy is used, if there is one.</summary>
    public async Task<StoredResultLookup> FindAsync(StoredResultKey key)
    {
        var shared = (byte[]?)await _redis.TryAsync(database => database.StringGetAsync(Key(key.Id)), RedisValue.Null);
        var content = Decrypt(key, shared) ?? Decrypt(key, _own.Find(key.Id));
        return new(content, IsUnreadable: shared is not null && content is null);
    }

    /// <summary>Stores a definite result, whether or not the lock is still held. When this completes, Redis has the result, unless it is unavailable.</summary>
    public async Task StoreAsync(StoredResultKey key, byte[] content)
    {
        var entry = _own.Set(key, _encryptor.Encrypt(key.Context, content), StoredResultState.Settled);
        if (!_redis.IsConfigured || await PutAsync(entry) is not null)
            return;
        _unsent[key.Id] = true;
        StartResending();
    }

    /// <summary>Stores a preliminary state, only while the lock is held. Returns false if the lock was lost, because another instance may have newer data.</summary>
    public async Task<bool> StoreAsync(StoredResultKey key, byte[] content, StoredResultState state, FencingToken? fencingToken)
    {
        var value = _encryptor.Encrypt(key.Context, content);
        if (!await ChangeAsync(fencingToken?.Guard().Set(Key(key.Id), value, IdempotencyOptions.Lifetime)))
            return false;
        var entry = _own.Set(key, value, state);
        if (fencingToken is not null)
            await _redis.TryAsync(database => _index.UpdateAsync(database, entry), otherwise: false);
        return true;
    }

    /// <summary>Removes a preliminary state. Returns false if the lock was lost.</summary>
    public async Task<bool> RemoveAsync(StoredResultKey key, FencingToken? fencingToken)
    {
        _own.Remove(key.Id);
        if (!await ChangeAsync(fencingToken?.Guard().Delete(Key(key.Id))))
            return false;
        if (fencingToken is not null)
            await _redis.TryAsync(database => _index.RemoveAsync(database, key), otherwise: false);
        return true;
    }

    /// <summary>Whether the lock is still held. True if there is no fencing token or Redis is unavailable.</summary>
    public Task<bool> IsHeldAsync(FencingToken? fencingToken) => ChangeAsync(fencingToken?.Guard());

    /// <summary>Counts and logs a value that was decrypted, but that this version of the server cannot deserialize.</summary>
    public void ReportUnreadable(StoredResultKey key) => _encryptor.ReportUnreadable(key.Context);

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private byte[]? Decrypt(StoredResultKey key, byte[]? value) => value is null ? null : _encryptor.Decrypt(key.Context, value);

    // Without a fencing token or without Redis, the lock is assumed to be held.
    private async Task<bool> ChangeAsync(CompareAndSet? change) => change is null || await _redis.TryAsync<bool?>(async database => await change.ExecuteAsync(database), otherwise: null) is not false;

    private async Task RestoreAsync()
    {
        var restored = 0;
        foreach (var batch in _own.Entries.Chunk(BatchSize))
            restored += (await Task.WhenAll(batch.Select(PutAsync))).Count(isNew => isNew is true);
        LogRestored(restored);
    }

    private void StartResending()
    {
        if (Interlocked.Exchange(ref _isResending, 1) == 0)
            _ = Task.Run(ResendAsync);
    }

    private async Task ResendAsync()
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
            return; // The server is shutting down.
        }

        Volatile.Write(ref _isResending, 0);
        if (!_unsent.IsEmpty)
            StartResending();
    }

    // Results that are no longer in memory were evicted or have expired, and need not be sent.
    private async Task SendUnsentAsync()
    {
        var entries = _own.Entries.Where(entry => _unsent.ContainsKey(entry.Key.Id)).ToDictionary(entry => entry.Key.Id, StringComparer.Ordinal);
        foreach (var id in _unsent.Keys.Where(id => !entries.ContainsKey(id)))
            _unsent.TryRemove(id, out _);
        foreach (var (id, entry) in entries)
        {
            if (await PutAsync(entry) is null)
                return;
            _unsent.TryRemove(id, out _);
        }
    }

    // Null if Redis did not store it. A settled result replaces the value in Redis. Any other state may be older than the value in Redis, so it does not.
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

    [LoggerMessage(EventId = 1107, EventName = "StoredResultsRestored", Level = LogLevel.Information, Message = "Redis connection restored: sent {Count} stored results to Redis")]
    private partial void LogRestored(int count);
}
