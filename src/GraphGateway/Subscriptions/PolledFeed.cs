using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>Something of an account whose changes are listened to.</summary>
internal abstract class PolledFeed : IAsyncDisposable
{
    /// <summary>Whether it has been read once, so that the next reading has something to be compared with.</summary>
    public bool IsRead { get; protected set; }

    public abstract bool HasListeners { get; }

    /// <summary>Reads it, or takes what another instance read, and tells its listeners what has changed.</summary>
    public abstract Task<PollOutcome> PollAsync(CancellationToken cancellationToken);

    /// <summary>Takes what another instance has just read, where this one leaves the reading to it.</summary>
    public abstract Task<PollOutcome> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Ends the listening of all listeners.</summary>
    public abstract void Fail(GetscreenException failure);

    /// <summary>Leaves it to the other instances.</summary>
    public abstract ValueTask DisposeAsync();
}
