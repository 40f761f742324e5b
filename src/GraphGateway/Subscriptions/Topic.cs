using System.Collections.Immutable;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.ScaleOut;

namespace GraphGateway.Subscriptions;

/// <summary>A topic and its listeners on this instance. One instance reads it from the upstream, the others take its readings.</summary>
internal sealed class Topic<T>(IChangeSource<T> source, SharedReading shared, TimeProvider time) : WatchedTopic
{
    private readonly SemaphoreSlim _turn = new(1);
    private ImmutableHashSet<Listener<T>> _listeners = [];
    private Standing _standing;
    private string? _version;

    public override bool HasListeners => !_listeners.IsEmpty;

    public void Add(Listener<T> listener) => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);

    public void Remove(Listener<T> listener) => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Remove(one), listener);

    public override async Task<Outcome> PollAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var standing = await shared.StandAsync();
            var changes = standing is Standing.Other ? await FollowAsync(cancellationToken) : await ReadAsync(standing, cancellationToken);
            _standing = standing;
            return changes > 0 ? Outcome.Changed : standing is Standing.Other ? Outcome.Followed : Outcome.Unchanged;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task<Outcome> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _standing is Standing.Other && await FollowAsync(cancellationToken) > 0 ? Outcome.Changed : Outcome.Followed;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Fail(GetscreenException failure)
    {
        foreach (var listener in _listeners)
            listener.Fail(UpstreamErrors.ToError(failure));
    }

    public override ValueTask DisposeAsync() => shared.DisposeAsync();

    private async Task<int> ReadAsync(Standing standing, CancellationToken cancellationToken)
    {
        var changes = Publish(await source.ReadAsync(cancellationToken));
        if (standing is Standing.Alone)
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
