using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphGateway.Errors;

namespace GraphGateway.Subscriptions;

/// <summary>
/// A subscriber with its queue of changes. Unread changes of the same entity are merged. So a slow subscriber misses intermediate states but never the
/// latest one, and the queue stays small. Thread-safe.
/// </summary>
/// <param name="filter">Selects the entities.</param>
/// <param name="tellsShortLived">Whether the subscriber also receives an entity that was added and removed before it read the changes.</param>
internal sealed class Subscriber<T>(Predicate<T> filter, bool tellsShortLived)
{
    /// <summary>The maximum number of queued changes. If there are more, the client is not slow: it does not read at all.</summary>
    public const int MaxQueued = 10_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<Change<T>> _queue = [];
    private readonly Dictionary<int, LinkedListNode<Change<T>>> _latest = [];
    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Queues a change without waiting for the subscriber.</summary>
    public void Offer(Change<T> change)
    {
        if (!filter(change.Entity))
            return;
        lock (_gate)
        {
            Add(change);
            if (_queue.Count > MaxQueued)
            {
                Fail(new GatewayError(ErrorCodes.SubscriberTooSlow, $"More than {MaxQueued} changes are queued for this subscription. Read faster or use a narrower filter, then subscribe again."));
                _queue.Clear();
                _latest.Clear();
            }
        }

        _arrived.Writer.TryWrite(true);
    }

    /// <summary>Ends the subscription with an error, after the queued changes have been read.</summary>
    public void Fail(Exception exception) => _arrived.Writer.TryComplete(exception);

    /// <summary>Reads the changes one by one. The next change is dequeued after the previous one was processed.</summary>
    public async IAsyncEnumerable<Change<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _arrived.Reader.WaitToReadAsync(cancellationToken))
        {
            _arrived.Reader.TryRead(out _);
            while (Take() is { } change)
                yield return change;
        }
    }

    private Change<T>? Take()
    {
        lock (_gate)
        {
            if (_queue.First is not { } first)
                return null;
            _queue.RemoveFirst();
            if (_latest.GetValueOrDefault(first.Value.Key) == first)
                _latest.Remove(first.Value.Key);
            return first.Value;
        }
    }

    private void Add(Change<T> change)
    {
        if (_latest.TryGetValue(change.Key, out var queued) && TryMerge(queued, change))
            return;
        _latest[change.Key] = _queue.AddLast(change);
    }

    private bool TryMerge(LinkedListNode<Change<T>> queued, Change<T> change)
    {
        switch (queued.Value.Kind, change.Kind)
        {
            case (ChangeKind.Added, ChangeKind.Updated):
                queued.Value = change with { Kind = ChangeKind.Added, ChangedFields = [] };
                return true;
            case (ChangeKind.Updated, ChangeKind.Updated):
                queued.Value = change with { ChangedFields = [.. queued.Value.ChangedFields.Union(change.ChangedFields)] };
                return true;
            case (ChangeKind.Updated, ChangeKind.Removed):
                queued.Value = change;
                return true;
            case (ChangeKind.Added, ChangeKind.Removed) when !tellsShortLived:
                _queue.Remove(queued);
                _latest.Remove(change.Key);
                return true;
            default:
                return false;
        }
    }
}
