using System.Collections.Concurrent;
using System.Text.Json;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.Caching;

/// <summary>
/// The cache in Redis that all instances share. A read looks here before it calls the upstream, and stores its result here unless a
/// mutation invalidated the key after that lookup. Entries in Redis expire by the clock of Redis, not by the <see cref="TimeProvider"/>.
/// </summary>
internal sealed class SharedCache(RedisConnection redis, ValueEncryptor encryptor, IOptions<CachingOptions> options, TimeProvider time)
{
    // Longer than the longest time to live: data that was read before an invalidation must not be stored after its marker has expired.
    private static readonly TimeSpan _markerLifetime = CachedDataOptions.MaxTtl + TimeSpan.FromMinutes(1);

    // If Redis is slow, one read waits for the timeout and the next ones skip the shared cache.
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    // The delay in milliseconds between two lookups while another instance reads the same data.
    private const int FirstDelay = 5;
    private const int LongestDelay = 80;

    // In bytes. Larger values would delay other commands on the connection.
    private const int MaxLength = 16 * 1024 * 1024;

    // Above this number, pending invalidations that are older than the marker lifetime are removed.
    private const int CleanupThreshold = 1_000;

    private readonly ConcurrentDictionary<string, (string Token, long At)> _pendingInvalidations = new(StringComparer.Ordinal);
    private long _pausedUntil;

    private TimeSpan Wait => options.Value.SharedWait;

    /// <summary>Pending invalidations: keys that could not be invalidated in Redis yet.</summary>
    public IReadOnlyList<string> PendingInvalidations => [.. _pendingInvalidations.Keys];

    /// <summary>Whether the method is shared and Redis is available.</summary>
    public bool CanLookUp<TParameters, T>(CachedMethod<TParameters, T> method) =>
        method.Shared is not null && redis.IsConnected && Environment.TickCount64 >= Volatile.Read(ref _pausedUntil);

    /// <summary>
    /// Looks up an entry that another instance has read. If another instance is reading it, waits for a limited time, because that instance may have died.
    /// </summary>
    /// <param name="read">The upstream read.</param>
    /// <param name="youngerThan">The entry must have been read after this time; null if no shared entry is accepted.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>The lookup; null if Redis is not available, not used or too slow.</returns>
    public async Task<SharedCacheLookup<T>?> LookupAsync<TParameters, T>(UpstreamRead<TParameters, T> read, DateTimeOffset? youngerThan, CancellationToken cancellationToken)
    {
        if (!CanLookUp(read.Method))
            return null;
        var lookup = await redis.TryAsync(database => LookupAsync(database, read, youngerThan, cancellationToken), otherwise: null);
        cancellationToken.ThrowIfCancellationRequested();
        if (lookup is null && redis.IsConnected)
            Volatile.Write(ref _pausedUntil, Environment.TickCount64 + (long)_pause.TotalMilliseconds);
        return lookup;
    }

    /// <summary>Stores an entry for the other instances. Callers need not wait for it.</summary>
    public async Task PutAsync<TParameters, T>(UpstreamRead<TParameters, T> read, CacheEntryOf<T> entry, SharedCacheLookup<T> lookup)
    {
        var content = read.Method.Shared!.Write(entry.Value);
        var remaining = read.Method.TimeToLive(options.Value) - (time.GetUtcNow() - entry.ReadAt);
        if (remaining <= TimeSpan.Zero || content.Length > MaxLength)
        {
            ReleaseReadLock(read.Key, lookup);
            return;
        }

        var value = encryptor.Encrypt(ContextOf(read), new CacheEntryHeader(entry.ReadAt, entry.Version).ToBytes(), content);
        await redis.TryAsync(database => PutAsync(database, read.Key, value, remaining, lookup.LastDrop), otherwise: false);
    }

    /// <summary>Releases the read lock of a read that stores no entry, so that a waiting instance reads for itself.</summary>
    public void ReleaseReadLock<T>(string key, SharedCacheLookup<T>? lookup)
    {
        if (lookup is { HasTurn: true })
            _ = redis.TryAsync(database => database.KeyDeleteAsync(ReadLockKey(key)), otherwise: false);
    }

    /// <summary>
    /// Invalidates entries in Redis, and makes Redis reject the results of reads that are in flight. Until that succeeds, this instance does not use these entries from Redis.
    /// </summary>
    public async Task<bool> InvalidateAsync(IReadOnlyList<string> keys)
    {
        var invalidation = (Token: Guid.NewGuid().ToString("N"), At: Environment.TickCount64);
        foreach (var key in keys)
            _pendingInvalidations[key] = invalidation;
        if (!await redis.TryAsync(database => InvalidateAsync(database, keys, invalidation.Token), otherwise: false))
        {
            RemoveExpiredInvalidations();
            return false;
        }

        // A later invalidation of the same key may still be pending.
        foreach (var key in keys)
            _pendingInvalidations.TryRemove(new(key, invalidation));
        return true;
    }

    private async Task<SharedCacheLookup<T>?> LookupAsync<TParameters, T>(
        IDatabase database, UpstreamRead<TParameters, T> read, DateTimeOffset? youngerThan, CancellationToken cancellationToken)
    {
        if (_pendingInvalidations.ContainsKey(read.Key) && !await InvalidateAsync([read.Key]).WaitAsync(Wait, cancellationToken))
            return null;
        var until = Environment.TickCount64 + (long)Wait.TotalMilliseconds;
        for (var delay = FirstDelay; ; delay = Math.Min(2 * delay, LongestDelay))
        {
            // Take the read lock first: if another instance has just released it, its entry is already stored.
            var hasReadLock = youngerThan is null ? Task.FromResult(false) : database.StringSetAsync(ReadLockKey(read.Key), "1", Wait, When.NotExists);
            RedisKey[] keys = youngerThan is null ? [MarkerKey(read.Key)] : [MarkerKey(read.Key), EntryKey(read.Key)];
            var values = await database.StringGetAsync(keys).WaitAsync(Wait, cancellationToken);
            var lookup = new SharedCacheLookup<T>(youngerThan is { } than ? Decode(read, values[1], than) : null, values[0], await hasReadLock);
            if (lookup.Entry is not null)
                ReleaseReadLock(read.Key, lookup);
            if (lookup.Entry is not null || lookup.HasTurn || youngerThan is null || Environment.TickCount64 >= until)
                return lookup;
            await Task.Delay(delay, cancellationToken);
        }
    }

    private Task<bool> PutAsync(IDatabase database, string key, byte[] value, TimeSpan lifetime, RedisValue expectedMarker) =>
        new CompareAndSet(MarkerKey(key), expectedMarker).Set(EntryKey(key), value, lifetime).Delete(ReadLockKey(key)).ExecuteAsync(database);

    private Task<bool> InvalidateAsync(IDatabase database, IReadOnlyList<string> keys, string token)
    {
        var changes = database.CreateTransaction();
        foreach (var key in keys)
        {
            _ = changes.StringSetAsync(MarkerKey(key), token, _markerLifetime, flags: CommandFlags.FireAndForget);
            _ = changes.KeyDeleteAsync([EntryKey(key), ReadLockKey(key)], CommandFlags.FireAndForget);
        }

        return changes.ExecuteAsync();
    }

    // Returns null for an unreadable value: another version wrote it, it is encrypted with another key, or somebody moved it here.
    private CacheEntryOf<T>? Decode<TParameters, T>(UpstreamRead<TParameters, T> read, RedisValue value, DateTimeOffset youngerThan)
    {
        if ((byte[]?)value is not { } bytes || encryptor.Decrypt(ContextOf(read), bytes) is not { } content)
            return null;
        try
        {
            return CacheEntryHeader.Of(content) is { } header && header.IsFresh(time.GetUtcNow(), read.Method.TimeToLive(options.Value)) && header.ReadAt > youngerThan
                ? new(read.Method.Shared!.Read(read.Parameters, content.AsMemory(CacheEntryHeader.Length)), header.ReadAt, header.Version)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or FormatException or JsonException)
        {
            encryptor.ReportUnreadable(ContextOf(read));
            return null;
        }
    }

    // The API key is part of the context, so a caller with an invalid key cannot get an entry that was read with a valid key.
    private static EncryptionContext ContextOf<TParameters, T>(UpstreamRead<TParameters, T> read) =>
        new(StoredValueKind.CacheEntry, read.Account.Name, read.Key, read.Account.BaseAddress.AbsoluteUri, read.Account.ApiKey);

    private void RemoveExpiredInvalidations()
    {
        if (_pendingInvalidations.Count <= CleanupThreshold)
            return;
        foreach (var invalidation in _pendingInvalidations.Where(invalidation => Environment.TickCount64 - invalidation.Value.At > _markerLifetime.TotalMilliseconds))
            _pendingInvalidations.TryRemove(invalidation);
    }

    private RedisKey EntryKey(string key) => redis.Key("entry", key);

    private RedisKey MarkerKey(string key) => redis.Key("entry-drop", key);

    private RedisKey ReadLockKey(string key) => redis.Key("entry-turn", key);
}

/// <summary>The result of a shared cache lookup, before the upstream call.</summary>
/// <param name="Entry">The entry of another instance; null if there is none that is acceptable.</param>
/// <param name="LastDrop">The marker of the last invalidation before the lookup. A result is stored only if this is still the last one (compare-and-set).</param>
/// <param name="HasTurn">Whether this instance has the read lock, and other instances wait for its result.</param>
internal sealed record SharedCacheLookup<T>(CacheEntryOf<T>? Entry, RedisValue LastDrop, bool HasTurn);
