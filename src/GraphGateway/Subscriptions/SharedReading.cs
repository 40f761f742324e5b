using GraphGateway.ScaleOut;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;

namespace GraphGateway.Subscriptions;

/// <summary>
/// The last reading of a topic of an account, which one instance makes and all others take. What is shared is what was read, not what
/// changed: whoever misses one compares the next with the last that it has, so that nothing is lost. Readings hold links, so they are sealed.
/// </summary>
internal sealed class SharedReading(RedisConnection redis, IDataProtector protector, string account, string topic, TimeSpan interval, Func<Task> tell, Func<Task, Task> givingBack) : IAsyncDisposable
{
    // A watcher that fails looks every eighth interval; what it read is not forgotten before that.
    private const int Intervals = 20;

    private readonly Lease _lease = new(redis, "watcher", $"{account}:{topic}", interval);
    private readonly RedisKey _reading = redis.Key("reading", $"{account}:{topic}");
    private readonly RedisKey _version = redis.Key("reading-version", $"{account}:{topic}");
    private Hold? _hold;

    /// <summary>Whether this instance is the one that reads.</summary>
    public async Task<Standing> StandAsync()
    {
        var standing = await _lease.TakeAsync();
        _hold = _lease.Hold;
        return standing;
    }

    /// <summary>Which reading there is; null where there is none.</summary>
    public async Task<string?> VersionAsync() => await redis.TryAsync(database => database.StringGetAsync(_version), RedisValue.Null);

    public async Task<byte[]?> FindAsync() =>
        (byte[]?)await redis.TryAsync(database => database.StringGetAsync(_reading), RedisValue.Null) is { } value ? Sealed.Open(protector, value) : null;

    /// <summary>Puts a new reading there, and tells the others; gives its version, null where it was not put.</summary>
    public async Task<string?> PutAsync(byte[] reading)
    {
        var version = Guid.NewGuid().ToString("N");
        if (!await redis.TryAsync(database => PutAsync(database, version, Sealed.Seal(protector, reading)), otherwise: false))
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

    // An instance that lost its turn while it read must not put an old reading over a new one.
    private async Task<bool> PutAsync(IDatabase database, string version, byte[] value) =>
        _hold is { } hold && await hold.While().Set(_reading, value, interval * Intervals).Set(_version, version, interval * Intervals).MakeAsync(database);
}
