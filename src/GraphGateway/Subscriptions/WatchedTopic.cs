using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>Something of an account whose changes are listened to.</summary>
internal abstract class WatchedTopic
{
    /// <summary>Whether it has been read once, so that the next reading has something to be compared with.</summary>
    public bool IsRead { get; protected set; }

    public abstract bool HasListeners { get; }

    /// <summary>Reads it and tells its listeners what has changed; false where nothing has.</summary>
    public abstract Task<bool> PollAsync(CancellationToken cancellationToken);

    /// <summary>Ends the listening of all listeners.</summary>
    public abstract void Fail(GetscreenException failure);
}
