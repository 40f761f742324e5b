using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphGateway.Errors;

namespace GraphGateway.Subscriptions;

/// <summary>
/// What waits for one listener. Changes of one thing that it has not taken yet become one, so a listener that reads slowly misses
/// what lay between and never the latest, and what waits stays small. Safe to use from many threads.
/// </summary>
/// <param name="filter">What the listener wants to hear of.</param>
/// <param name="tellsShortLived">Whether a thing that comes and goes before the listener has looked is told all the same.</param>
internal sealed class Subscriber<T>(Predicate<T> filter, bool tellsShortLived)
{
    /// <summary>How many changes of different things may wait. More than that is no slow reader, it is one that does not read.</summary>
    public const int MostWaiting = 10_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<Change<T>> _waiting = [];
    private readonly Dictionary<int, LinkedListNode<Change<T>>> _latest = [];
    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Puts a change before the listener, without waiting for it.</summary>
    public void Offer(Change<T> change)
    {
        if (!filter(change.Entity))
            return;
        lock (_gate)
        {
            Add(change);
            if (_waiting.Count > MostWaiting)
            {
                Fail(new GatewayError(ErrorCodes.ListenerTooSlow, $"More than {MostWaiting} changes wait to be read. Read faster, or listen to less; then subscribe again."));
                _waiting.Clear();
                _latest.Clear();
            }
        }

        _arrived.Writer.TryWrite(true);
    }

    /// <summary>Ends the listening with an error, after what waits has been read.</summary>
    public void Fail(Exception exception) => _arrived.Writer.TryComplete(exception);

    /// <summary>Takes the changes, each when the one before has been dealt with.</summary>
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
            if (_waiting.First is not { } first)
                return null;
            _waiting.RemoveFirst();
            if (_latest.GetValueOrDefault(first.Value.Key) == first)
                _latest.Remove(first.Value.Key);
            return first.Value;
        }
    }

    private void Add(Change<T> change)
    {
        if (_latest.TryGetValue(change.Key, out var waiting) && TryMerge(waiting, change))
            return;
        _latest[change.Key] = _waiting.AddLast(change);
    }

    private bool TryMerge(LinkedListNode<Change<T>> waiting, Change<T> change)
    {
        switch (waiting.Value.Kind, change.Kind)
        {
            case (ChangeKind.Added, ChangeKind.Updated):
                waiting.Value = change with { Kind = ChangeKind.Added, ChangedFields = [] };
                return true;
            case (ChangeKind.Updated, ChangeKind.Updated):
                waiting.Value = change with { ChangedFields = [.. waiting.Value.ChangedFields.Union(change.ChangedFields)] };
                return true;
            case (ChangeKind.Updated, ChangeKind.Removed):
                waiting.Value = change;
                return true;
            case (ChangeKind.Added, ChangeKind.Removed) when !tellsShortLived:
                _waiting.Remove(waiting);
                _latest.Remove(change.Key);
                return true;
            default:
                return false;
        }
    }
}
