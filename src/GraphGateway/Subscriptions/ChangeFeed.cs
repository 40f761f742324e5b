using System.Collections.Immutable;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.ScaleOut;

namespace GraphGateway.Subscriptions;

/// <summary>A topic and its listeners on this instance. One instance reads it from the upstream, the others take its readings.</summary>
internal sealed class ChangeFeed<T>(IChangeDetector<T> source, SharedSnapshot shared, TimeProvider time) : PolledFeed
{
    private readonly SemaphoreSlim _turn = new(1);
    private ImmutableHashSet<Subscriber<T>> _listeners = [];
    private LeaseState _standing;
    private string? _version;

    public override bool HasListeners => !_listeners.IsEmpty;

    public void Add(Subscriber<T> listener) => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);

    public void Remove(Subscriber<T> listener) => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Remove(one), listener);

    public override async Task<PollOutcome> PollAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var standing = await shared.StandAsync();
            var changes = standing is LeaseState.Other ? await FollowAsync(cancellationToken) : await ReadAsync(standing, cancellationToken);
            _standing = standing;
            return changes > 0 ? PollOutcome.Changed : standing is LeaseState.Other ? PollOutcome.Followed : PollOutcome.Unchanged;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task<PollOutcome> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _standing is LeaseState.Other && await FollowAsync(cancellationToken) > 0 ? PollOutcome.Changed : PollOutcome.Followed;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Fail(GetscreenException failure)
    {
        foreach (var listener in _listeners)
            listener.Fail(UpstreamErrorMapper.ToError(failure));
    }

    public override ValueTask DisposeAsync() => shared.DisposeAsync();

    private async Task<int> ReadAsync(LeaseState standing, CancellationToken cancellationToken)
    {
        var changes = Publish(await source.ReadAsync(cancellationToken));
        if (standing is LeaseState.Alone)
            _version = null;
        else if (changes > 0 || _version is null || _version != await shared.VersionAsync())
            _version = await shared.PutAsync(source.Write());
        else
            await shared.RenewAsync();
        return changes;
    }

    private async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        var version = await shared.VersionAsync();
        if (version == _version)
            return 0;
        // What was read alone, or could not be shared, may be newer than what the others have.
        if (_version is null && IsRead)
            return Publish(await source.ReadAsync(cancellationToken), version);
        return version is not null && await shared.FindAsync() is { } reading ? await TakeAsync(reading.Version, reading.Content, cancellationToken) : 0;
    }

    // A reading that cannot be decrypted is not waited for: its successor may be long in coming.
    private async Task<int> TakeAsync(string version, byte[]? reading, CancellationToken cancellationToken) =>
        Publish(reading is null ? await source.ReadAsync(cancellationToken) : await source.TakeAsync(reading, cancellationToken), version);

    private int Publish(IReadOnlyList<Change<T>> changes, string? version)
    {
        _version = version;
        return Publish(changes);
    }

    // Nobody is waited for: a listener takes what it is offered in its own time.
    private int Publish(IReadOnlyList<Change<T>> changes)
    {
        var at = time.GetUtcNow();
        foreach (var change in changes)
        {
            foreach (var listener in _listeners)
                listener.Offer(change with { At = at });
        }

        IsRead = true;
        return changes.Count;
    }
}
