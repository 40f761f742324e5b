using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>The non-generic base of a change feed, for the poller.</summary>
internal abstract class PolledFeed : IAsyncDisposable
{
    /// <summary>Whether there is a first snapshot that the next one can be compared with.</summary>
    public bool IsRead { get; protected set; }

    public abstract bool HasSubscribers { get; }

    /// <summary>Reads the upstream, or the snapshot of another instance, and sends the changes to the subscribers.</summary>
    public abstract Task<PollOutcome> PollAsync(CancellationToken cancellationToken);

    /// <summary>Processes a snapshot that another instance has just published, if that instance holds the lease.</summary>
    public abstract Task<PollOutcome> ApplySnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Ends all subscriptions with an error.</summary>
    public abstract void Fail(GetscreenException failure);

    /// <summary>Releases the lease, so that another instance can poll.</summary>
    public abstract ValueTask DisposeAsync();
}
