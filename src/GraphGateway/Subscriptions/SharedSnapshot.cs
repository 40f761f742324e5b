using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Subscriptions;

/// <summary>
/// The last reading of a topic of an account, which one instance makes and all others take. What is shared is what was read, not what
/// changed: whoever misses one compares the next with the last that it has, so that nothing is lost. Readings hold links, so they are encrypted.
/// </summary>
internal sealed class SharedSnapshot(RedisConnection redis, ValueEncryptor encryptor, string account, string topic, TimeSpan interval, Func<Task> tell, Func<Task, Task> givingBack) : IAsyncDisposable
{
    // A watcher that fails looks every eighth interval; what it read is not forgotten before that.
    private const int Intervals = 20;

    private readonly Lease _lease = new(redis, "watcher", $"{account}:{topic}", interval);
    private readonly RedisKey _reading = redis.Key("reading", $"{account}:{topic}");
    private readonly RedisKey _version = redis.Key("reading-version", $"{account}:{topic}");
    private FencingToken? _hold;

    /// <summary>Whether this instance is the one that reads.</summary>
    public async Task<LeaseState> StandAsync()
    {
        var standing = await _lease.TakeAsync();
        _hold = _lease.Hold;
        return standing;
    }

    /// <summary>Which reading there is; null where there is none.</summary>
    public async Task<string?> VersionAsync() => await redis.TryAsync(database => database.StringGetAsync(_version), RedisValue.Null);

    /// <summary>The last reading with its version; null if there is none. Its content is null if it cannot be decrypted.</summary>
    public async Task<(string Version, byte[]? Content)?> FindAsync() =>
        await redis.TryAsync(database => database.StringGetAsync([_version, _reading]), otherwise: [default, default]) is [{ IsNull: false } version, { IsNull: false } value]
            ? (version.ToString(), encryptor.Decrypt(ContextOf(version.ToString()), (byte[])value!))
            : null;

    /// <summary>Puts a new reading there, and tells the others; gives its version, null where it was not put.</summary>
    public async Task<string?> PutAsync(byte[] reading)
    {
        var version = Guid.NewGuid().ToString("N");
        if (!await redis.TryAsync(database => PutAsync(database, version, encryptor.Encrypt(ContextOf(version), reading)), otherwise: false))
            return null;
        await tell();
        return version;
    }

    /// <summary>Says that the reading still is the last.</summary>
    public Task RenewAsync() => redis.TryAsync(
        async database => (await Task.WhenAll(database.KeyExpireAsync(_reading, interval * Intervals), database.KeyExpireAsync(_version, interval * Intervals)))[0],
        otherwise: false);

    /// <summary>Lets another instance read.</summary>
    public ValueTask DisposeAsync() => new(givingBack(_lease.DisposeAsync().AsTask()));

    private EncryptionContext ContextOf(string version) => new(StoredValueKind.Snapshot, account, topic, version);

    // An instance that lost its turn while it read must not put an old reading over a new one.
    private async Task<bool> PutAsync(IDatabase database, string version, byte[] value) =>
        _hold is { } hold && await hold.While().Set(_reading, value, interval * Intervals).Set(_version, version, interval * Intervals).MakeAsync(database);
}
