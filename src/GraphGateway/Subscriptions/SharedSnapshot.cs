using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Subscriptions;

/// <summary>
/// The last snapshot of an account's change feed in Redis. One instance publishes it and the others read it. Snapshots are shared instead of changes,
/// because an instance that misses one can compare the next with its last, so no change is lost. Snapshots contain links, so they are encrypted.
/// </summary>
internal sealed class SharedSnapshot(
    RedisConnection redis, ValueEncryptor encryptor, string account, string feed, TimeSpan interval, Func<Task> notify, Func<Task, Task> trackRelease) : IAsyncDisposable
{
    // The lifetime of a snapshot in intervals. A failing poller polls only every eight intervals, and its snapshot must not expire before that.
    private const int LifetimeInIntervals = 20;

    private readonly Lease _lease = new(redis, "watcher", $"{account}:{feed}", interval);
    private readonly RedisKey _snapshot = redis.Key("reading", $"{account}:{feed}");
    private readonly RedisKey _version = redis.Key("reading-version", $"{account}:{feed}");
    private FencingToken? _fencingToken;

    /// <summary>Tries to acquire or renew the lease for polling. Returns whether this instance polls.</summary>
    public async Task<LeaseState> AcquireLeaseAsync()
    {
        var state = await _lease.AcquireAsync();
        _fencingToken = _lease.FencingToken;
        return state;
    }

    /// <summary>Returns the version of the current snapshot; null if there is none.</summary>
    public async Task<string?> VersionAsync() => await redis.TryAsync(database => database.StringGetAsync(_version), RedisValue.Null);

    /// <summary>Returns the current snapshot with its version; null if there is none. The content is null if it cannot be decrypted.</summary>
    public async Task<(string Version, byte[]? Content)?> FindAsync() =>
        await redis.TryAsync(database => database.StringGetAsync([_version, _snapshot]), otherwise: [default, default]) is [{ IsNull: false } version, { IsNull: false } value]
            ? (version.ToString(), encryptor.Decrypt(ContextOf(version.ToString()), (byte[])value!))
            : null;

    /// <summary>Publishes a new snapshot and notifies the other instances. Returns its version, or null if it was not stored.</summary>
    public async Task<string?> PutAsync(byte[] snapshot)
    {
        var version = Guid.NewGuid().ToString("N");
        if (!await redis.TryAsync(database => PutAsync(database, version, encryptor.Encrypt(ContextOf(version), snapshot)), otherwise: false))
            return null;
        await notify();
        return version;
    }

    /// <summary>Extends the lifetime of the current snapshot.</summary>
    public Task RenewAsync() => redis.TryAsync(
        async database => (await Task.WhenAll(database.KeyExpireAsync(_snapshot, interval * LifetimeInIntervals), database.KeyExpireAsync(_version, interval * LifetimeInIntervals)))[0],
        otherwise: false);

    /// <summary>Releases the lease, so that another instance can poll.</summary>
    public ValueTask DisposeAsync() => new(trackRelease(_lease.DisposeAsync().AsTask()));

    private EncryptionContext ContextOf(string version) => new(StoredValueKind.Snapshot, account, feed, version);

    // An instance that lost the lease during its read must not overwrite a newer snapshot.
    private async Task<bool> PutAsync(IDatabase database, string version, byte[] value) =>
        _fencingToken is { } token && await token.Guard().Set(_snapshot, value, interval * LifetimeInIntervals).Set(_version, version, interval * LifetimeInIntervals).ExecuteAsync(database);
}
