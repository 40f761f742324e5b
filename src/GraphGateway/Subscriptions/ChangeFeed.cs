using System.Collections.Immutable;
using GraphGateway.Caching;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.ScaleOut;

namespace GraphGateway.Subscriptions;

/// <summary>
/// A change feed of one account, with its subscribers on this instance. With several instances, one polls the upstream and publishes snapshots; the others diff those snapshots.
/// </summary>
internal sealed class ChangeFeed<T>(IChangeDetector<T> detector, SharedSnapshot shared, TimeProvider time) : PolledFeed
{
    private readonly SemaphoreSlim _mutex = new(1);
    private ImmutableHashSet<Subscriber<T>> _subscribers = [];
    private LeaseState _leaseState;
    private string? _version;

    public override bool HasSubscribers => !_subscribers.IsEmpty;

    public void Add(Subscriber<T> subscriber) => ImmutableInterlocked.Update(ref _subscribers, (all, one) => all.Add(one), subscriber);

    public void Remove(Subscriber<T> subscriber) => ImmutableInterlocked.Update(ref _subscribers, (all, one) => all.Remove(one), subscriber);

    public override async Task<PollOutcome> PollAsync(CancellationToken cancellationToken)
    {
        await _mutex.WaitAsync(cancellationToken);
        try
        {
            var leaseState = await shared.AcquireLeaseAsync();
            var changes = leaseState is LeaseState.HeldElsewhere ? await FollowAsync(cancellationToken) : await ReadAsync(leaseState, cancellationToken);
            _leaseState = leaseState;
            return changes > 0 ? PollOutcome.Changed : leaseState is LeaseState.HeldElsewhere ? PollOutcome.Followed : PollOutcome.Unchanged;
        }
        finally
        {
            _mutex.Release();
        }
    }

    public override async Task<PollOutcome> ApplySnapshotAsync(CancellationToken cancellationToken)
    {
        await _mutex.WaitAsync(cancellationToken);
        try
        {
            return _leaseState is LeaseState.HeldElsewhere && await FollowAsync(cancellationToken) > 0 ? PollOutcome.Changed : PollOutcome.Followed;
        }
        finally
        {
            _mutex.Release();
        }
    }

    public override void Fail(GetscreenException failure)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Fail(UpstreamErrorMapper.ToError(failure));
    }

    public override ValueTask DisposeAsync() => shared.DisposeAsync();

    private async Task<int> ReadAsync(LeaseState leaseState, CancellationToken cancellationToken)
    {
        var changes = Publish(await detector.ReadAsync(cancellationToken));
        if (leaseState is LeaseState.Unavailable)
            _version = null;
        else if (changes > 0 || _version is null || _version != await shared.VersionAsync())
            _version = await shared.PutAsync(detector.Write());
        else
            await shared.RenewAsync();
        return changes;
    }

    private async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        var version = await shared.VersionAsync();
        if (version == _version)
            return 0;
        // A snapshot that this instance read without Redis, or could not publish, may be newer than the shared one.
        if (_version is null && IsRead)
            return Publish(await detector.ReadAsync(cancellationToken), version);
        return version is not null && await shared.FindAsync() is { } snapshot ? await TakeAsync(snapshot.Version, snapshot.Content, cancellationToken) : 0;
    }

    // If the snapshot cannot be decrypted, read from the upstream: the next snapshot may take long.
    private async Task<int> TakeAsync(string version, byte[]? snapshot, CancellationToken cancellationToken) =>
        Publish(snapshot is null ? await detector.ReadAsync(cancellationToken) : await detector.ApplySnapshotAsync(snapshot, cancellationToken), version);

    private int Publish(IReadOnlyList<Change<T>> changes, string? version)
    {
        _version = version;
        return Publish(changes);
    }

    // Does not wait for subscribers: each one reads its changes at its own speed.
    private int Publish(IReadOnlyList<Change<T>> changes)
    {
        var detectedAt = time.GetUtcNow();
        foreach (var change in changes)
        {
            foreach (var subscriber in _subscribers)
                subscriber.Offer(change with { At = detectedAt });
        }

        IsRead = true;
        return changes.Count;
    }
}

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

/// <summary>The definition of a change feed, which any account can have.</summary>
/// <param name="Name">The feed's name, in logs and in Redis keys.</param>
/// <param name="Open">Creates the change detector for an account. The detector bypasses the cache, but caches what it reads for other readers.</param>
/// <param name="TellsShortLived">Whether a subscriber also receives an entity that was added and removed before the subscriber read the changes.</param>
internal sealed record ChangeFeedDefinition<T>(string Name, Func<CacheReader, IChangeDetector<T>> Open, bool TellsShortLived = false);
