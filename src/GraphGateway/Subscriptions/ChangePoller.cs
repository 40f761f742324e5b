using System.Collections.Concurrent;
using System.Threading.Channels;
using GraphGateway.Caching;
using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>
/// The change poller of one account. It polls while there are subscribers, because the upstream does not push changes. Each change feed is read
/// once per polling round, regardless of the number of subscribers.
/// </summary>
internal sealed partial class ChangePoller(string account, CacheReader reader, SharedSnapshotStore snapshots, PollingBackoff backoff, TimeProvider time, ILogger<ChangePoller> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, PolledFeed> _feeds = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public bool HasListeners => !_feeds.IsEmpty;

    /// <summary>Whether a change feed has been read at least once.</summary>
    public bool IsRead(string feed) => _feeds.GetValueOrDefault(feed) is { IsRead: true };

    /// <summary>Adds a subscriber. Not thread-safe with <see cref="Leave"/>.</summary>
    public void Join<T>(ChangeFeedDefinition<T> definition, Subscriber<T> subscriber)
    {
        ((ChangeFeed<T>)_feeds.GetOrAdd(definition.Name, _ => new ChangeFeed<T>(definition.Open(reader), snapshots.Create(account, definition.Name), time))).Add(subscriber);
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Removes a subscriber. A change feed without subscribers is removed with its snapshot, so the next subscriber starts with a new one.</summary>
    public void Leave<T>(ChangeFeedDefinition<T> definition, Subscriber<T> subscriber)
    {
        var feed = (ChangeFeed<T>)_feeds[definition.Name];
        feed.Remove(subscriber);
        if (!feed.HasSubscribers && _feeds.TryRemove(definition.Name, out _))
            _ = feed.DisposeAsync().AsTask();
    }

    /// <summary>Polls soon, and then more often for a few rounds.</summary>
    public void Accelerate()
    {
        backoff.Accelerate();
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Processes a snapshot of a change feed that another instance has just published.</summary>
    public void ApplySnapshot(string name)
    {
        if (_feeds.TryGetValue(name, out var feed))
            _ = TryAsync(name, feed, feed.ApplySnapshotAsync, _stop.Token);
    }

    public void Start()
    {
        var stopping = _stop.Token;
        // The poller outlives the request that starts it, so it must not inherit the request's execution context.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => RunAsync(stopping), CancellationToken.None);
    }

    /// <summary>Stops polling.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        LogStarted(account);
        try
        {
            while (true)
            {
                _wake.Reader.TryRead(out _);
                var outcomes = await Task.WhenAll(_feeds.Select(feed => TryAsync(feed.Key, feed.Value, feed.Value.PollAsync, stopping)));
                await WaitAsync(backoff.Next(outcomes.DefaultIfEmpty().Max()), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped(account);
        }
    }

    private async Task<PollOutcome> TryAsync(string name, PolledFeed feed, Func<CancellationToken, Task<PollOutcome>> poll, CancellationToken stopping)
    {
        try
        {
            return await poll(stopping);
        }
        catch (GetscreenException failure)
        {
            LogFailed(name, account, failure.Message);
            // An invalid Getscreen key does not become valid later, so the subscribers receive the error.
            if (failure.Failure is GetscreenFailure.Forbidden && !feed.IsRead)
                feed.Fail(failure);
            return PollOutcome.Failed;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogUnexpected(exception, name, account);
            return PollOutcome.Failed;
        }
    }

    // A wake-up still respects the minimum interval, except for a change feed that has not been read yet.
    private async Task WaitAsync(TimeSpan wait, CancellationToken stopping)
    {
        var startedAt = time.GetTimestamp();
        await using (time.CreateTimer(_ => _wake.Writer.TryWrite(true), state: null, wait, Timeout.InfiniteTimeSpan))
            await _wake.Reader.ReadAsync(stopping);
        var remaining = backoff.MinDelay - time.GetElapsedTime(startedAt);
        if (remaining > TimeSpan.Zero && _feeds.Values.All(feed => feed.IsRead))
            await Task.Delay(remaining, time, stopping);
    }

    [LoggerMessage(EventId = 1108, EventName = "ChangePollerStarted", Level = LogLevel.Debug, Message = "Change poller started for account {Account}")]
    private partial void LogStarted(string account);

    [LoggerMessage(EventId = 1109, EventName = "ChangePollerStopped", Level = LogLevel.Debug, Message = "Change poller stopped for account {Account}: no subscribers left")]
    private partial void LogStopped(string account);

    [LoggerMessage(EventId = 1110, EventName = "ChangePollFailed", Level = LogLevel.Warning, Message = "Polling the change feed {Topic} of account {Account} failed: {Reason}")]
    private partial void LogFailed(string topic, string account, string reason);

    [LoggerMessage(EventId = 1111, EventName = "ChangePollUnexpectedError", Level = LogLevel.Error, Message = "Unexpected error while polling the change feed {Topic} of account {Account}")]
    private partial void LogUnexpected(Exception exception, string topic, string account);
}

/// <summary>The outcome of a polling round, from lowest to highest precedence. A round has the highest outcome of its change feeds.</summary>
internal enum PollOutcome
{
    /// <summary>Nothing has changed.</summary>
    Unchanged,

    /// <summary>Another instance polls, and has published nothing new.</summary>
    Followed,

    /// <summary>Something has changed.</summary>
    Changed,

    /// <summary>A change feed could not be read.</summary>
    Failed,
}

/// <summary>
/// The delay between two polling rounds. It is the configured interval; a fifth of it for three rounds after a mutation. Each round without changes
/// adds a tenth, up to twice the interval. Each failed round doubles the delay, up to eight times the interval.
/// </summary>
internal sealed class PollingBackoff(TimeSpan interval)
{
    private const int QuickRounds = 3;
    private const double IdleStep = 1.1;
    private const double MaxIdleFactor = 2;
    private const double MaxFailureFactor = 8;

    private int _quickRounds;
    private double _factor = 1;
    private PollOutcome _last;

    /// <summary>The minimum delay.</summary>
    public TimeSpan MinDelay => interval / 5;

    /// <summary>Uses the minimum delay for the next rounds, because a change is likely. Thread-safe.</summary>
    public void Accelerate() => Volatile.Write(ref _quickRounds, QuickRounds);

    /// <summary>Returns the delay after a round.</summary>
    public TimeSpan Next(PollOutcome outcome)
    {
        _factor = outcome switch
        {
            PollOutcome.Failed => Math.Min(MaxFailureFactor, _factor * 2),
            PollOutcome.Unchanged when _last is not PollOutcome.Failed => Math.Min(MaxIdleFactor, _factor * IdleStep),
            _ => 1,
        };
        _last = outcome;
        if (outcome is PollOutcome.Failed || Volatile.Read(ref _quickRounds) == 0)
            return interval * _factor;
        Interlocked.Decrement(ref _quickRounds);
        return MinDelay;
    }
}
