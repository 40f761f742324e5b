using System.Runtime.CompilerServices;
using GraphGateway.Caching;
using GraphGateway.Execution;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Subscriptions;

/// <summary>The watchers of the accounts that somebody listens to, one an account.</summary>
internal sealed class ChangePollerRegistry : IMutationObserver
{
    private readonly UpstreamCache _cache;
    private readonly GetscreenClientFactory _clients;
    private readonly SharedSnapshotStore _readings;
    private readonly IOptions<SubscriptionsOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ChangePoller> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ChangePoller> _watchers = new(StringComparer.Ordinal);

    public ChangePollerRegistry(UpstreamCache cache, GetscreenClientFactory clients, SharedSnapshotStore readings, IOptions<SubscriptionsOptions> options, TimeProvider time, ILogger<ChangePoller> logger)
    {
        (_cache, _clients, _readings, _options, _time, _logger) = (cache, clients, readings, options, time, logger);
        readings.Heard = OnHeard;
    }

    /// <summary>How many accounts are watched.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _watchers.Count;
        }
    }

    /// <summary>Whether a topic of an account has been read, so that what changes from now on is told.</summary>
    public bool IsRead(string account, string topic)
    {
        lock (_gate)
            return _watchers.GetValueOrDefault(account)?.IsRead(topic) ?? false;
    }

    /// <summary>The changes of an account's things from now on. Who begins to read listens, and who ends leaves.</summary>
    /// <param name="account">The account.</param>
    /// <param name="kind">What is listened to.</param>
    /// <param name="filter">Which of the things.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async IAsyncEnumerable<Change<T>> ListenAsync<T>(
        GetscreenAccount account, ChangeFeedDefinition<T> kind, Predicate<T> filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var listener = new Subscriber<T>(filter, kind.TellsShortLived);
        Join(account, kind, listener);
        try
        {
            await foreach (var change in listener.ReadAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            Leave(account.Name, kind, listener);
        }
    }

    /// <summary>Polls the account sooner, because subscribers should receive the change soon; notifies the other instances.</summary>
    public void OnMutated(string account)
    {
        OnHeard(account, topic: null);
        _ = _readings.SayMutatedAsync(account);
    }

    private void OnHeard(string account, string? topic)
    {
        lock (_gate)
        {
            if (!_watchers.TryGetValue(account, out var watcher))
                return;
            if (topic is null)
                watcher.Hurry();
            else
                watcher.Take(topic);
        }
    }

    private void Join<T>(GetscreenAccount account, ChangeFeedDefinition<T> kind, Subscriber<T> listener)
    {
        lock (_gate)
        {
            var isNew = !_watchers.TryGetValue(account.Name, out var watcher);
            watcher ??= _watchers[account.Name] = new(account.Name, _cache.Of(account, _clients.For(account)), _readings, new(_options.Value.Interval), _time, _logger);
            watcher.Join(kind, listener);
            if (isNew)
                watcher.Start();
        }
    }

    private void Leave<T>(string account, ChangeFeedDefinition<T> kind, Subscriber<T> listener)
    {
        lock (_gate)
        {
            var watcher = _watchers[account];
            watcher.Leave(kind, listener);
            if (watcher.HasListeners)
                return;
            watcher.Dispose();
            _watchers.Remove(account);
        }
    }
}
