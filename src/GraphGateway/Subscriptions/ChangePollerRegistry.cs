using System.Runtime.CompilerServices;
using GraphGateway.Caching;
using GraphGateway.Execution;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Subscriptions;

/// <summary>The registry of change pollers: one for each account with subscribers.</summary>
internal sealed class ChangePollerRegistry : IMutationObserver
{
    private readonly SingleFlightCache _cache;
    private readonly GetscreenClientFactory _clients;
    private readonly SharedSnapshotStore _snapshots;
    private readonly IOptions<SubscriptionsOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ChangePoller> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ChangePoller> _pollers = new(StringComparer.Ordinal);

    public ChangePollerRegistry(
        SingleFlightCache cache, GetscreenClientFactory clients, SharedSnapshotStore snapshots, IOptions<SubscriptionsOptions> options, TimeProvider time, ILogger<ChangePoller> logger)
    {
        (_cache, _clients, _snapshots, _options, _time, _logger) = (cache, clients, snapshots, options, time, logger);
        snapshots.Notified = OnHeard;
    }

    /// <summary>The number of accounts that are polled.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _pollers.Count;
        }
    }

    /// <summary>Whether a change feed of an account has been read at least once, so that later changes are detected.</summary>
    public bool IsRead(string account, string feed)
    {
        lock (_gate)
            return _pollers.GetValueOrDefault(account)?.IsRead(feed) ?? false;
    }

    /// <summary>Subscribes to the changes of an account. The subscription starts with the enumeration and ends with it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="definition">The change feed.</param>
    /// <param name="filter">Selects the entities.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    public async IAsyncEnumerable<Change<T>> SubscribeAsync<T>(
        GetscreenAccount account, ChangeFeedDefinition<T> definition, Predicate<T> filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var subscriber = new Subscriber<T>(filter, definition.TellsShortLived);
        Join(account, definition, subscriber);
        try
        {
            await foreach (var change in subscriber.ReadAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            Leave(account.Name, definition, subscriber);
        }
    }

    /// <summary>Polls the account sooner, because subscribers should receive the change soon; notifies the other instances.</summary>
    public void OnMutated(string account)
    {
        OnHeard(account, feed: null);
        _ = _snapshots.NotifyMutatedAsync(account);
    }

    private void OnHeard(string account, string? feed)
    {
        lock (_gate)
        {
            if (!_pollers.TryGetValue(account, out var poller))
                return;
            if (feed is null)
                poller.Accelerate();
            else
                poller.ApplySnapshot(feed);
        }
    }

    private void Join<T>(GetscreenAccount account, ChangeFeedDefinition<T> definition, Subscriber<T> subscriber)
    {
        lock (_gate)
        {
            var isNew = !_pollers.TryGetValue(account.Name, out var poller);
            poller ??= _pollers[account.Name] = new(account.Name, _cache.CreateReader(account, _clients.For(account)), _snapshots, new(_options.Value.Interval), _time, _logger);
            poller.Join(definition, subscriber);
            if (isNew)
                poller.Start();
        }
    }

    private void Leave<T>(string account, ChangeFeedDefinition<T> definition, Subscriber<T> subscriber)
    {
        lock (_gate)
        {
            var poller = _pollers[account];
            poller.Leave(definition, subscriber);
            if (poller.HasListeners)
                return;
            poller.Dispose();
            _pollers.Remove(account);
        }
    }
}
