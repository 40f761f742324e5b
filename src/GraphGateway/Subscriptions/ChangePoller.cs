using System.Collections.Concurrent;
using System.Threading.Channels;
using GraphGateway.Caching;
using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>
/// Looks at one account again and again, for as long as somebody listens: the upstream cannot say by itself that something has
/// changed. However many listen, what they listen to is read once a round.
/// </summary>
internal sealed partial class ChangePoller(string account, CacheReader reads, SharedSnapshotStore readings, PollingBackoff pace, TimeProvider time, ILogger<ChangePoller> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, PolledFeed> _topics = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public bool HasListeners => !_topics.IsEmpty;

    /// <summary>Whether a topic has been read.</summary>
    public bool IsRead(string topic) => _topics.GetValueOrDefault(topic) is { IsRead: true };

    /// <summary>Adds a listener; not to be called at once with <see cref="Leave"/>.</summary>
    public void Join<T>(ChangeFeedDefinition<T> kind, Subscriber<T> listener)
    {
        ((ChangeFeed<T>)_topics.GetOrAdd(kind.Name, _ => new ChangeFeed<T>(kind.Open(reads), readings.Of(account, kind.Name), time))).Add(listener);
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Takes a listener away. What nobody listens to any more is forgotten, so that whoever comes next begins anew.</summary>
    public void Leave<T>(ChangeFeedDefinition<T> kind, Subscriber<T> listener)
    {
        var topic = (ChangeFeed<T>)_topics[kind.Name];
        topic.Remove(listener);
        if (!topic.HasListeners && _topics.TryRemove(kind.Name, out _))
            _ = topic.DisposeAsync().AsTask();
    }

    /// <summary>Looks soon, and more often for a while.</summary>
    public void Hurry()
    {
        pace.Hurry();
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Takes what another instance has just read of a topic.</summary>
    public void Take(string name)
    {
        if (_topics.TryGetValue(name, out var topic))
            _ = TryAsync(name, topic, topic.TakeAsync, _stop.Token);
    }

    public void Start()
    {
        var stopping = _stop.Token;
        // It outlives the request that it begins with, and must not pass for a part of it.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => RunAsync(stopping), CancellationToken.None);
    }

    /// <summary>Ends the looking.</summary>
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
                var outcomes = await Task.WhenAll(_topics.Select(topic => TryAsync(topic.Key, topic.Value, topic.Value.PollAsync, stopping)));
                await WaitAsync(pace.Next(outcomes.DefaultIfEmpty().Max()), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped(account);
        }
    }

    private async Task<PollOutcome> TryAsync(string name, PolledFeed topic, Func<CancellationToken, Task<PollOutcome>> look, CancellationToken stopping)
    {
        try
        {
            return await look(stopping);
        }
        catch (GetscreenException failure)
        {
            LogFailed(name, account, failure.Message);
            // A key that opens nothing will not open it later; its owner should hear of it.
            if (failure.Failure is GetscreenFailure.Forbidden && !topic.IsRead)
                topic.Fail(failure);
            return PollOutcome.Failed;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogUnexpected(exception, name, account);
            return PollOutcome.Failed;
        }
    }

    // Woken, it still keeps the shortest wait, but for a topic that has not been read yet.
    private async Task WaitAsync(TimeSpan wait, CancellationToken stopping)
    {
        var polled = time.GetTimestamp();
        await using (time.CreateTimer(_ => _wake.Writer.TryWrite(true), state: null, wait, Timeout.InfiniteTimeSpan))
            await _wake.Reader.ReadAsync(stopping);
        var rest = pace.Least - time.GetElapsedTime(polled);
        if (rest > TimeSpan.Zero && _topics.Values.All(topic => topic.IsRead))
            await Task.Delay(rest, time, stopping);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Somebody listens to the changes of the account {Account}: it is looked at from now on")]
    private partial void LogStarted(string account);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Nobody listens to the changes of the account {Account} any more")]
    private partial void LogStopped(string account);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The changes of {Topic} of the account {Account} could not be read: {Reason}")]
    private partial void LogFailed(string topic, string account, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure while the changes of {Topic} of the account {Account} were read")]
    private partial void LogUnexpected(Exception exception, string topic, string account);
}
