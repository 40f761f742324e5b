using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

/// <summary>
/// The Redis that instances share, where one is configured. While it is away nothing queues for it: whoever asks goes on alone, and
/// it is looked for again in the background.
/// </summary>
internal sealed partial class RedisConnection(IConfiguration configuration, IOptions<ScaleOutOptions> options, ILogger<RedisConnection> logger) : IHostedService, IAsyncDisposable
{
    private const string Unfit =
        "The Redis of ConnectionStrings:Redis refuses scripts (EVAL) that change several keys or a sorted set. Claims and the bound of stored results need them. Let the connection's user run them (ACL: +@scripting +@string +@keyspace +@sortedset), or turn them on: Garnet is started with --lua. A Redis Cluster, which spreads keys, cannot be used: take one Redis, with replicas where wanted.";

    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(500);
    private static readonly string[] _refusals = ["ERR ", "NOPERM ", "CROSSSLOT "];
    private static readonly TimeSpan _probesLive = TimeSpan.FromSeconds(1);

    // Within this time the other instances, too, find that Redis is back and bring what it may have lost.
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(3);

    private readonly string? _connection = configuration.GetConnectionString(ScaleOutOptions.ConnectionName) is { Length: > 0 } connection ? connection : null;
    private ConnectionMultiplexer? _multiplexer;
    private long _settledAt;

    /// <summary>Redis is back after it had been away.</summary>
    public event EventHandler? Restored;

    public bool IsConfigured => _connection is not null;

    public bool IsConnected => _multiplexer is { IsConnected: true };

    /// <summary>A key as it stands in Redis. Its parts are digests, numbers and names of accounts, never secrets.</summary>
    public RedisKey Key(string kind, string name) => $"{options.Value.KeyPrefix}{kind}:{name}";

    /// <summary>Has Redis do what the instances cannot do without: run the scripts that write. It leaves nothing behind.</summary>
    public async Task<bool> ProbeAsync(IDatabase database)
    {
        var result = Key("result", "probe");
        var index = new BoundedRedisIndex(Key("result-index", "probe"), Key("result", "").ToString(), maxMembers: 0);
        var isEvicted = index.AddAsync(database, "probe", DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch, _probesLive);
        return await new CompareAndSet(Key("claim", "probe"), RedisValue.Null).Set(result, "1", _probesLive).Delete(result).MakeAsync(database) && await isEvicted == 1;
    }

    /// <summary>Asks Redis; gives something else where it is away or does not answer in time.</summary>
    public async Task<T> TryAsync<T>(Func<IDatabase, Task<T>> ask, T otherwise)
    {
        if (_multiplexer is not { IsConnected: true } multiplexer)
            return otherwise;
        try
        {
            return await ask(multiplexer.GetDatabase());
        }
        catch (Exception exception) when (IsOfRedis(exception))
        {
            LogFailed(exception.GetType().Name);
            return otherwise;
        }
    }

    /// <summary>Ends at once, but soon after Redis has come back: what the other instances kept meanwhile is on its way then.</summary>
    public Task SettledAsync() => Volatile.Read(ref _settledAt) - Environment.TickCount64 is > 0 and var rest ? Task.Delay(TimeSpan.FromMilliseconds(rest)) : Task.CompletedTask;

    /// <summary>Hears what is said on a channel, from now on and after each time that Redis was away.</summary>
    public void Hear(string channel, Action<string> heard) =>
        _multiplexer?.GetSubscriber().Subscribe(Channel(channel), (_, message) => heard((string?)message ?? ""), CommandFlags.FireAndForget);

    /// <summary>Says something on a channel. Who does not hear it is not waited for.</summary>
    public Task SayAsync(string channel, string message) => TryAsync(database => database.PublishAsync(Channel(channel), message), 0);

    /// <summary>Connects before the port opens. A Redis that is away holds up the start for a moment, and no longer.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
            return;
        _multiplexer = await ConnectionMultiplexer.ConnectAsync(Settings(_connection));
        _multiplexer.ConnectionFailed += (_, failed) => LogAway(failed.ConnectionType, failed.FailureType);
        _multiplexer.ConnectionRestored += (_, restored) => OnRestored(restored.ConnectionType);
        if (!_multiplexer.IsConnected)
            LogAwayAtStart();
        else if (await IsUnfitAsync(_multiplexer))
            throw new OptionsValidationException(ScaleOutOptions.Section, typeof(ScaleOutOptions), [Unfit]);
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

    private static bool IsOfRedis(Exception exception) =>
        exception is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException or TaskCanceledException;

    private async Task<bool> IsUnfitAsync(ConnectionMultiplexer multiplexer)
    {
        try
        {
            await ProbeAsync(multiplexer.GetDatabase());
            return false;
        }
        catch (Exception exception) when (IsOfRedis(exception))
        {
            // Other refusals pass by themselves: it is loading, full, or a replica.
            return exception is RedisCommandException || (exception is RedisServerException && _refusals.Any(refusal => exception.Message.StartsWith(refusal, StringComparison.Ordinal)));
        }
    }

    private void OnRestored(ConnectionType connection)
    {
        if (connection is not ConnectionType.Interactive)
            return;
        Volatile.Write(ref _settledAt, Environment.TickCount64 + (long)_settling.TotalMilliseconds);
        LogRestored();
        _ = WarnIfUnfitAsync();
        Restored?.Invoke(this, EventArgs.Empty);
    }

    // It may be another server than before, or one that was away at the start.
    private async Task WarnIfUnfitAsync()
    {
        if (_multiplexer is { } multiplexer && await IsUnfitAsync(multiplexer))
            LogUnfit(Unfit);
    }

    private RedisChannel Channel(string name) => RedisChannel.Literal($"{options.Value.KeyPrefix}{name}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away ({Connection}, {Reason}). This instance goes on alone")]
    private partial void LogAway(ConnectionType connection, ConnectionFailureType reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer. This instance starts alone")]
    private partial void LogAwayAtStart();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Refusal} This instance goes on alone")]
    private partial void LogUnfit(string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is back")]
    private partial void LogRestored();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Redis did not answer: {Failure}")]
    private partial void LogFailed(string failure);
}
