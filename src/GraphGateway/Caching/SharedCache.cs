using System.Collections.Concurrent;
using System.Text.Json;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.Caching;

/// <summary>
/// What the instances have read for one another. A reading looks here before it calls the upstream, and what it brings is put here
/// unless a mutation has dropped it since that look. What runs out in Redis does so by the real time, which is Redis' own.
/// </summary>
internal sealed class SharedCache(RedisConnection redis, ValueEncryptor encryptor, IOptions<CachingOptions> options, TimeProvider time)
{
    // Longer than anything that was read before a drop is fresh, and so could still be put there.
    private static readonly TimeSpan _dropsLive = CachedDataOptions.Longest + TimeSpan.FromMinutes(1);

    // A Redis that is slow costs one reading its wait, and the next ones nothing.
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    // In milliseconds, between two looks for what another is just reading.
    private const int FirstStep = 5;
    private const int LongestStep = 80;

    // Larger answers would hold up whatever else waits for the connection.
    private const int MaxLength = 16 * 1024 * 1024;

    // Beyond that those that no longer matter are cleared away.
    private const int ManyDrops = 1_000;

    private readonly ConcurrentDictionary<string, (string Token, long At)> _undone = new(StringComparer.Ordinal);
    private long _pausedUntil;

    private TimeSpan Wait => options.Value.SharedWait;

    /// <summary>The keys that Redis could not be told to drop yet.</summary>
    public IReadOnlyList<string> Undone => [.. _undone.Keys];

    /// <summary>Whether another instance may have read answers of a method, and can be asked.</summary>
    public bool MayHave<TParameters, T>(CachedMethod<TParameters, T> method) =>
        method.Shared is not null && redis.IsConnected && Environment.TickCount64 >= Volatile.Read(ref _pausedUntil);

    /// <summary>
    /// Looks for what another instance has read. Where one is just reading it, waits for that, but not for long: it may have died.
    /// </summary>
    /// <param name="reading">What is read.</param>
    /// <param name="youngerThan">How young an entry has to be to be taken; null where none will do.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>What was seen; null where Redis is not to be asked.</returns>
    public async Task<SharedCacheLookup<T>?> LookAsync<TParameters, T>(UpstreamRead<TParameters, T> reading, DateTimeOffset? youngerThan, CancellationToken cancellationToken)
    {
        if (!MayHave(reading.Method))
            return null;
        var seen = await redis.TryAsync(database => LookAsync(database, reading, youngerThan, cancellationToken), otherwise: null);
        cancellationToken.ThrowIfCancellationRequested();
        if (seen is null && redis.IsConnected)
            Volatile.Write(ref _pausedUntil, Environment.TickCount64 + (long)_pause.TotalMilliseconds);
        return seen;
    }

    /// <summary>Puts an entry there for the others; whoever reads it here need not wait for that.</summary>
    public async Task PutAsync<TParameters, T>(UpstreamRead<TParameters, T> reading, CacheEntryOf<T> entry, SharedCacheLookup<T> seen)
    {
        var answer = reading.Method.Shared!.Write(entry.Value);
        var left = reading.Method.TimeToLive(options.Value) - (time.GetUtcNow() - entry.ReadAt);
        if (left <= TimeSpan.Zero || answer.Length > MaxLength)
        {
            GiveUp(reading.Key, seen);
            return;
        }

        var value = encryptor.Encrypt(ContextOf(reading), new CacheEntryHeader(entry.ReadAt, entry.Version).ToBytes(), answer);
        await redis.TryAsync(database => PutAsync(database, reading.Key, value, left, seen.LastDrop), otherwise: false);
    }

    /// <summary>Nothing came of a reading: whoever waits for it is to read for itself.</summary>
    public void GiveUp<T>(string key, SharedCacheLookup<T>? seen)
    {
        if (seen is { HasTurn: true })
            _ = redis.TryAsync(database => database.KeyDeleteAsync(Turn(key)), otherwise: false);
    }

    /// <summary>Has Redis forget entries, and refuse those that are being read. Until it has, this instance takes none of them from there.</summary>
    public async Task<bool> DropAsync(IReadOnlyList<string> keys)
    {
        var drop = (Token: Guid.NewGuid().ToString("N"), At: Environment.TickCount64);
        foreach (var key in keys)
            _undone[key] = drop;
        if (!await redis.TryAsync(database => DropAsync(database, keys, drop.Token), otherwise: false))
        {
            ClearUndone();
            return false;
        }

        // A later drop of the same key may still be under way.
        foreach (var key in keys)
            _undone.TryRemove(new(key, drop));
        return true;
    }

    private async Task<SharedCacheLookup<T>?> LookAsync<TParameters, T>(
        IDatabase database, UpstreamRead<TParameters, T> reading, DateTimeOffset? youngerThan, CancellationToken cancellationToken)
    {
        if (_undone.ContainsKey(reading.Key) && !await DropAsync([reading.Key]).WaitAsync(Wait, cancellationToken))
            return null;
        var until = Environment.TickCount64 + (long)Wait.TotalMilliseconds;
        for (var step = FirstStep; ; step = Math.Min(2 * step, LongestStep))
        {
            // The turn is taken first: whoever had it before has put its entry there by then.
            var turn = youngerThan is null ? Task.FromResult(false) : database.StringSetAsync(Turn(reading.Key), "1", Wait, When.NotExists);
            RedisKey[] keys = youngerThan is null ? [LastDrop(reading.Key)] : [LastDrop(reading.Key), Entry(reading.Key)];
            var values = await database.StringGetAsync(keys).WaitAsync(Wait, cancellationToken);
            var seen = new SharedCacheLookup<T>(youngerThan is { } than ? Open(reading, values[1], than) : null, values[0], await turn);
            if (seen.Entry is not null)
                GiveUp(reading.Key, seen);
            if (seen.Entry is not null || seen.HasTurn || youngerThan is null || Environment.TickCount64 >= until)
                return seen;
            await Task.Delay(step, cancellationToken);
        }
    }

    private Task<bool> PutAsync(IDatabase database, string key, byte[] value, TimeSpan lifetime, RedisValue lastDrop) =>
        new CompareAndSet(LastDrop(key), lastDrop).Set(Entry(key), value, lifetime).Delete(Turn(key)).MakeAsync(database);

    private Task<bool> DropAsync(IDatabase database, IReadOnlyList<string> keys, string token)
    {
        var changes = database.CreateTransaction();
        foreach (var key in keys)
        {
            _ = changes.StringSetAsync(LastDrop(key), token, _dropsLive, flags: CommandFlags.FireAndForget);
            _ = changes.KeyDeleteAsync([Entry(key), Turn(key)], CommandFlags.FireAndForget);
        }

        return changes.ExecuteAsync();
    }

    // What cannot be read is of another version, encrypted with another key or moved here, and as good as absent.
    private CacheEntryOf<T>? Open<TParameters, T>(UpstreamRead<TParameters, T> reading, RedisValue value, DateTimeOffset youngerThan)
    {
        if ((byte[]?)value is not { } bytes || encryptor.Decrypt(ContextOf(reading), bytes) is not { } content)
            return null;
        try
        {
            return CacheEntryHeader.Of(content) is { } head && head.IsFresh(time.GetUtcNow(), reading.Method.TimeToLive(options.Value)) && head.ReadAt > youngerThan
                ? new(reading.Method.Shared!.Read(reading.Parameters, content.AsMemory(CacheEntryHeader.Length)), head.ReadAt, head.Version)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or FormatException or JsonException)
        {
            encryptor.ReportUnreadable(ContextOf(reading));
            return null;
        }
    }

    // The API key is a part of the context, so a caller whose key opens nothing gets no entry that another key has read.
    private static EncryptionContext ContextOf<TParameters, T>(UpstreamRead<TParameters, T> reading) =>
        new(StoredValueKind.CacheEntry, reading.Account.Name, reading.Key, reading.Account.BaseAddress.AbsoluteUri, reading.Account.ApiKey);

    private void ClearUndone()
    {
        if (_undone.Count <= ManyDrops)
            return;
        foreach (var drop in _undone.Where(drop => Environment.TickCount64 - drop.Value.At > _dropsLive.TotalMilliseconds))
            _undone.TryRemove(drop);
    }

    private RedisKey Entry(string key) => redis.Key("entry", key);

    private RedisKey LastDrop(string key) => redis.Key("entry-drop", key);

    private RedisKey Turn(string key) => redis.Key("entry-turn", key);
}
