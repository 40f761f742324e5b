using System.Collections.Immutable;
using GraphGateway.Errors;
using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>A topic and its listeners. It is the bus of this server: a bus between servers would take changes from, and bring them to, <see cref="Publish"/>.</summary>
internal sealed class Topic<T>(IChangeSource<T> source, TimeProvider time) : WatchedTopic
{
    private ImmutableHashSet<Listener<T>> _listeners = [];

    public override bool HasListeners => !_listeners.IsEmpty;

    public void Add(Listener<T> listener) => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);

    public void Remove(Listener<T> listener) => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Remove(one), listener);

    public override async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        var changes = await source.ReadAsync(cancellationToken);
        var at = time.GetUtcNow();
        foreach (var change in changes)
            Publish(change with { At = at });
        IsRead = true;
        return changes.Count > 0;
    }

    public override void Fail(GetscreenException failure)
    {
        foreach (var listener in _listeners)
            listener.Fail(UpstreamErrors.ToError(failure));
    }

    // Nobody is waited for: a listener takes what it is offered in its own time.
    private void Publish(Change<T> change)
    {
        foreach (var listener in _listeners)
            listener.Offer(change);
    }
}
