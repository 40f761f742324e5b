using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// The connection to the Redis that all instances share, if one is configured. While Redis is unreachable, commands fail immediately and are not
/// queued: this instance continues without Redis and reconnects in the background.
/// </summary>
internal sealed partial class RedisConnection(IConfiguration configuration, IOptions<ScaleOutOptions> options, ILogger<RedisConnection> logger) : IHostedService, IAsyncDisposable
{
    private const string ScriptsRejected =
        "The Redis server of ConnectionStrings:Redis rejects scripts (EVAL) that change several keys or a sorted set. Idempotency locks and the limit of stored results need them. " +
        "Allow scripts for the connection's user (ACL: +@scripting +@string +@keyspace +@sortedset), or enable them on the server (Garnet: start it with --lua). " +
        "Redis Cluster is not supported, because it distributes keys over several nodes. Use a single Redis server, with replicas if needed.";

    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(500);
    private static readonly string[] _permanentErrors = ["ERR ", "NOPERM ", "CROSSSLOT "];
    private static readonly TimeSpan _probeLifetime = TimeSpan.FromSeconds(1);

    // Within this time, all other instances also notice that Redis is back, and restore what it may have lost.
    private static readonly TimeSpan _settlingTime = TimeSpan.FromSeconds(3);

    private readonly string? _connection = configuration.GetConnectionString(ScaleOutOptions.ConnectionName) is { Length: > 0 } connection ? connection : null;
    private ConnectionMultiplexer? _multiplexer;
    private long _settledAt;

    /// <summary>Raised when the connection is restored.</summary>
    public event EventHandler? Restored;

    public bool IsConfigured => _connection is not null;

    public bool IsConnected => _multiplexer is { IsConnected: true };

    /// <summary>Builds a Redis key. Its parts are hashes, numbers and account names, but no secrets.</summary>
    public RedisKey Key(string kind, string name) => $"{options.Value.KeyPrefix}{kind}:{name}";

    /// <summary>Checks that Redis runs the write scripts that the instances need. Leaves no keys behind.</summary>
    public async Task<bool> ProbeAsync(IDatabase database)
    {
        var result = Key("result", "probe");
        var index = new BoundedRedisIndex(Key("result-index", "probe"), Key("result", "").ToString(), maxMembers: 0);
        var isEvicted = index.AddAsync(database, "probe", DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch, _probeLifetime);
        return await new CompareAndSet(Key("claim", "probe"), RedisValue.Null).Set(result, "1", _probeLifetime).Delete(result).ExecuteAsync(database) && await isEvicted == 1;
    }

    /// <summary>Runs a Redis command. Returns a fallback value if Redis is unreachable, fails or times out.</summary>
    public async Task<T> TryAsync<T>(Func<IDatabase, Task<T>> command, T otherwise)
    {
        if (_multiplexer is not { IsConnected: true } multiplexer)
            return otherwise;
        try
        {
            return await command(multiplexer.GetDatabase());
        }
        catch (Exception exception) when (IsRedisFailure(exception))
        {
            LogCommandFailed(exception.GetType().Name);
            return otherwise;
        }
    }

    /// <summary>Waits, shortly after a reconnect, until the other instances have also restored their data. Completes immediately otherwise.</summary>
    public Task SettledAsync() => Volatile.Read(ref _settledAt) - Environment.TickCount64 is > 0 and var remaining ? Task.Delay(TimeSpan.FromMilliseconds(remaining)) : Task.CompletedTask;

    /// <summary>Subscribes to a channel. The subscription survives reconnects.</summary>
    public void Subscribe(string channel, Action<string> handler) =>
        _multiplexer?.GetSubscriber().Subscribe(Channel(channel), (_, message) => handler((string?)message ?? ""), CommandFlags.FireAndForget);

    /// <summary>Publishes a message on a channel. Delivery is not guaranteed.</summary>
    public Task PublishAsync(string channel, string message) => TryAsync(database => database.PublishAsync(Channel(channel), message), 0);

    /// <summary>Connects before the server accepts requests. An unreachable Redis delays the start only by the connect timeout.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
            return;
        _multiplexer = await ConnectionMultiplexer.ConnectAsync(Settings(_connection));
        _multiplexer.ConnectionFailed += (_, failed) => LogConnectionLost(failed.ConnectionType, failed.FailureType);
        _multiplexer.ConnectionRestored += (_, restored) => OnRestored(restored.ConnectionType);
        if (!_multiplexer.IsConnected)
            LogUnreachableAtStart();
        else if (await RejectsScriptsAsync(_multiplexer))
            throw new OptionsValidationException(ScaleOutOptions.Section, typeof(ScaleOutOptions), [ScriptsRejected]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_multiplexer is not null)
            await _multiplexer.DisposeAsync();
    }

    private ConfigurationOptions Settings(string connection)
    {
        var settings = ConfigurationOptions.Parse(connection);
        var timeout = (int)options.Value.Timeout.TotalMilliseconds;
        (settings.AbortOnConnectFail, settings.BacklogPolicy, settings.ReconnectRetryPolicy) = (false, BacklogPolicy.FailFast, new LinearRetry((int)_betweenAttempts.TotalMilliseconds));
        (settings.AsyncTimeout, settings.SyncTimeout, settings.ClientName) = (timeout, timeout, "GraphGateway");
        return settings;
    }

    private static bool IsRedisFailure(Exception exception) =>
        exception is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException or TaskCanceledException;

    private async Task<bool> RejectsScriptsAsync(ConnectionMultiplexer multiplexer)
    {
        try
        {
            await ProbeAsync(multiplexer.GetDatabase());
            return false;
        }
        catch (Exception exception) when (IsRedisFailure(exception))
        {
            // Other errors are temporary: Redis is loading, full or a replica.
            return exception is RedisCommandException || (exception is RedisServerException && _permanentErrors.Any(prefix => exception.Message.StartsWith(prefix, StringComparison.Ordinal)));
        }
    }

    private void OnRestored(ConnectionType connection)
    {
        if (connection is not ConnectionType.Interactive)
            return;
        Volatile.Write(ref _settledAt, Environment.TickCount64 + (long)_settlingTime.TotalMilliseconds);
        LogRestored();
        _ = WarnIfScriptsRejectedAsync();
        Restored?.Invoke(this, EventArgs.Empty);
    }

    // It may be another server than before, or one that was unreachable at the start.
    private async Task WarnIfScriptsRejectedAsync()
    {
        if (_multiplexer is { } multiplexer && await RejectsScriptsAsync(multiplexer))
            LogScriptsRejected(ScriptsRejected);
    }

    private RedisChannel Channel(string name) => RedisChannel.Literal($"{options.Value.KeyPrefix}{name}");

    [LoggerMessage(EventId = 1100, EventName = "RedisConnectionLost", Level = LogLevel.Warning, Message = "Redis connection lost ({Connection}, {Reason}). This instance continues without Redis")]
    private partial void LogConnectionLost(ConnectionType connection, ConnectionFailureType reason);

    [LoggerMessage(EventId = 1101, EventName = "RedisUnreachableAtStart", Level = LogLevel.Warning, Message = "Redis is not reachable. This instance starts without Redis")]
    private partial void LogUnreachableAtStart();

    [LoggerMessage(EventId = 1102, EventName = "RedisScriptsRejected", Level = LogLevel.Warning, Message = "{Refusal} This instance continues without Redis")]
    private partial void LogScriptsRejected(string refusal);

    [LoggerMessage(EventId = 1103, EventName = "RedisConnectionRestored", Level = LogLevel.Information, Message = "Redis connection restored")]
    private partial void LogRestored();

    [LoggerMessage(EventId = 1104, EventName = "RedisCommandFailed", Level = LogLevel.Debug, Message = "Redis command failed: {Failure}")]
    private partial void LogCommandFailed(string failure);
}

/// <summary>The health check of Redis. It reports degraded, not unhealthy, because an instance without Redis still serves requests.</summary>
internal sealed class RedisHealthCheck(RedisConnection redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await redis.TryAsync(redis.ProbeAsync, otherwise: false)
            ? HealthCheckResult.Healthy("Redis is available.")
            : HealthCheckResult.Degraded("Redis is unreachable, full or rejects scripts. This instance continues without Redis.");
}
