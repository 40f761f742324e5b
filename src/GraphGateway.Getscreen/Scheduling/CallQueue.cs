namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// Calls that wait: turns go round robin between callers, within a caller round robin between flows, within a flow first in, first out.
/// Adding, taking and removing take constant time. Not safe to use from many threads.
/// </summary>
internal sealed class CallQueue
{
    private readonly Dictionary<string, CallerQueue> _callers = new(StringComparer.Ordinal);
    private readonly LinkedList<CallerQueue> _turns = [];

    public bool IsEmpty => _turns.Count == 0;

    /// <summary>How many calls wait; one that several flows share counts for each.</summary>
    public int Count { get; private set; }

    public void Add(WaitingCall call, CallFlow flow)
    {
        if (!_callers.TryGetValue(flow.Caller, out var caller))
        {
            _callers[flow.Caller] = caller = new(flow.Caller);
            _turns.AddLast(caller.Node);
        }

        if (!caller.Flows.TryGetValue(flow, out var turns))
        {
            caller.Flows[flow] = turns = new(flow);
            caller.Turns.AddLast(turns.Node);
        }

        var place = new QueuedCall(this, call, caller, turns);
        turns.Calls.AddLast(place.Node);
        call.Places.Add(place);
        Count++;
    }

    /// <summary>The call whose turn it is, taken out of all queues. Its caller and its flow come last from now on.</summary>
    public WaitingCall Take()
    {
        var caller = _turns.First!.Value;
        _turns.Remove(caller.Node);
        _turns.AddLast(caller.Node);
        var turns = caller.Turns.First!.Value;
        caller.Turns.Remove(turns.Node);
        caller.Turns.AddLast(turns.Node);
        var call = turns.Calls.First!.Value.Call;
        Remove(call);
        return call;
    }

    /// <summary>Takes a call out of all queues that it waits in.</summary>
    public static void Remove(WaitingCall call)
    {
        foreach (var place in call.Places)
            place.Queue.Remove(place);
        call.Places.Clear();
    }

    private void Remove(QueuedCall place)
    {
        Count--;
        place.Flow.Calls.Remove(place.Node);
        if (place.Flow.Calls.Count > 0)
            return;
        place.Caller.Flows.Remove(place.Flow.Flow);
        place.Caller.Turns.Remove(place.Flow.Node);
        if (place.Caller.Turns.Count > 0)
            return;
        _callers.Remove(place.Caller.Name);
        _turns.Remove(place.Caller.Node);
    }
}
