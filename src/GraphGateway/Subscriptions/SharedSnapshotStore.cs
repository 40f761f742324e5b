using System.Collections.Concurrent;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Subscriptions;

/// <summary>What the instances share of the accounts that they watch: the readings, and word of what happens to an account.</summary>
internal sealed class SharedSnapshotStore(RedisConnection redis, ValueEncryptor encryptor, IOptions<SubscriptionsOptions> options) : IHostedService, IAsyncDisposable
{
    private const string Channel = "watch";

    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<Task, bool> _givingBack = [];

    /// <summary>Another instance says something of an account: which topic there is a new reading of, or null for a mutation.</summary>
    public Action<string, string?>? Heard { get; set; }

    /// <summary>The readings of a topic of an account.</summary>
    public SharedSnapshot Of(string account, string topic) => new(redis, encryptor, account, topic, options.Value.Interval, () => SayAsync(account, topic), GivingBack);

    /// <summary>Tells the other instances that a mutation of the account has just been carried out.</summary>
    public Task SayMutatedAsync(string account) => SayAsync(account, topic: "");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.Hear(Channel, OnHeard);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends when what this instance watched has been given back, while Redis is still there for it: so the next one need not wait for a lease to end.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_givingBack.Keys);

    private Task GivingBack(Task release)
    {
        _givingBack.TryAdd(release, value: true);
        _ = release.ContinueWith(done => _givingBack.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return release;
    }

    private Task SayAsync(string account, string topic) => redis.SayAsync(Channel, $"{_instance}|{account}|{topic}");

    private void OnHeard(string message)
    {
        if (message.Split('|') is [var instance, var account, var topic] && instance != _instance)
            Heard?.Invoke(account, topic.Length > 0 ? topic : null);
    }
}
