using System.Collections.Concurrent;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Subscriptions;

/// <summary>The snapshots that instances share, and their notifications about new snapshots and mutations.</summary>
internal sealed class SharedSnapshotStore(RedisConnection redis, ValueEncryptor encryptor, IOptions<SubscriptionsOptions> options) : IHostedService, IAsyncDisposable
{
    private const string Channel = "watch";

    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<Task, bool> _releases = [];

    /// <summary>Called for a notification of another instance, with the account and the change feed that has a new snapshot, or null for a mutation.</summary>
    public Action<string, string?>? Notified { get; set; }

    /// <summary>Creates the shared snapshot of an account's change feed.</summary>
    public SharedSnapshot Create(string account, string feed) => new(redis, encryptor, account, feed, options.Value.Interval, () => NotifyAsync(account, feed), TrackRelease);

    /// <summary>Notifies the other instances that a mutation of the account was executed.</summary>
    public Task NotifyMutatedAsync(string account) => NotifyAsync(account, feed: "");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.Subscribe(Channel, OnHeard);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until all leases are released while Redis is still connected, so that another instance need not wait for a lease to expire.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_releases.Keys);

    private Task TrackRelease(Task release)
    {
        _releases.TryAdd(release, value: true);
        _ = release.ContinueWith(done => _releases.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return release;
    }

    private Task NotifyAsync(string account, string feed) => redis.PublishAsync(Channel, $"{_instance}|{account}|{feed}");

    private void OnHeard(string message)
    {
        if (message.Split('|') is [var instance, var account, var feed] && instance != _instance)
            Notified?.Invoke(account, feed.Length > 0 ? feed : null);
    }
}
