namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// A fair queue of calls: round robin between callers, round robin between the flows of a caller, and first in, first out within a flow.
/// Adding, taking and removing take constant time. Not thread-safe.
/// </summary>
internal sealed class CallQueue
{
    private readonly Dictionary<string, CallerQueue> _callers = new(StringComparer.Ordinal);
    private readonly LinkedList<CallerQueue> _turns = [];

    public bool IsEmpty => _turns.Count == 0;

    /// <summary>The number of queued calls. A call that several flows share counts once per flow.</summary>
    public int Count { get; private set; }

    public void Add(WaitingCall call, CallFlow flow)
    {
        if (!_callers.TryGetValue(flow.Caller, out var caller))
        {
            _callers[flow.Caller] = caller = new(flow.Caller);
            _turns.AddLast(caller.Node);
        }

        if (!caller.Flows.TryGetValue(flow, out var flowQueue))
        {
            caller.Flows[flow] = flowQueue = new(flow);
            caller.Turns.AddLast(flowQueue.Node);
        }

        var queued = new QueuedCall(this, call, caller, flowQueue);
        flowQueue.Calls.AddLast(queued.Node);
        call.Places.Add(queued);
        Count++;
    }

    /// <summary>Removes the next call from all queues and returns it. Its caller and its flow move to the end of the order.</summary>
    public WaitingCall Take()
    {
        var caller = _turns.First!.Value;
        _turns.Remove(caller.Node);
        _turns.AddLast(caller.Node);
        var flowQueue = caller.Turns.First!.Value;
        caller.Turns.Remove(flowQueue.Node);
        caller.Turns.AddLast(flowQueue.Node);
        var call = flowQueue.Calls.First!.Value.Call;
        Remove(call);
        return call;
    }

    /// <summary>Removes a call from all its queues.</summary>
    public static void Remove(WaitingCall call)
    {
        foreach (var queued in call.Places)
            queued.Queue.Remove(queued);
        call.Places.Clear();
    }

    private void Remove(QueuedCall queued)
    {
        Count--;
        queued.Flow.Calls.Remove(queued.Node);
        if (queued.Flow.Calls.Count > 0)
            return;
        queued.Caller.Flows.Remove(queued.Flow.Flow);
        queued.Caller.Turns.Remove(queued.Flow.Node);
        if (queued.Caller.Turns.Count > 0)
            return;
        _callers.Remove(queued.Caller.Name);
        _turns.Remove(queued.Caller.Node);
    }
}

/// <summary>The flows of one caller that have queued calls, in round-robin order.</summary>
internal sealed class CallerQueue
{
    public CallerQueue(string name) => (Name, Node) = (name, new(this));

    public string Name { get; }

    public LinkedListNode<CallerQueue> Node { get; }

    public LinkedList<FlowQueue> Turns { get; } = [];

    public Dictionary<CallFlow, FlowQueue> Flows { get; } = [];
}

/// <summary>The queued calls of one flow, first in, first out.</summary>
internal sealed class FlowQueue
{
    public FlowQueue(CallFlow flow) => (Flow, Node) = (flow, new(this));

    public CallFlow Flow { get; }

    public LinkedListNode<FlowQueue> Node { get; }

    public LinkedList<QueuedCall> Calls { get; } = [];
}

/// <summary>The queue entry of a call in one flow.</summary>
internal sealed class QueuedCall
{
    public QueuedCall(CallQueue queue, WaitingCall call, CallerQueue caller, FlowQueue flow) =>
        (Queue, Call, Caller, Flow, Node) = (queue, call, caller, flow, new(this));

    public CallQueue Queue { get; }

    public WaitingCall Call { get; }

    public CallerQueue Caller { get; }

    public FlowQueue Flow { get; }

    public LinkedListNode<QueuedCall> Node { get; }
}

/// <summary>A queued call. Its task completes with the permit when the call is dispatched. A call that several operations share is queued for each of them, and is dispatched at the first turn of any of them.</summary>
/// <param name="scheduler">The scheduler that grants the permit.</param>
/// <param name="load">The load of the caller that made the call; null if the call is not counted.</param>
internal sealed class WaitingCall(FairCallScheduler scheduler, CallerLoad? load) : TaskCompletionSource<CallPermit>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The load that counts the call.</summary>
    public CallerLoad? Load => load;

    /// <summary>The call's queue entries; empty when it is no longer queued. Guarded by the scheduler's lock.</summary>
    public List<QueuedCall> Places { get; } = new(capacity: 1);

    /// <summary>Removes the call from the queues, unless it was already dispatched.</summary>
    public void Cancel(CancellationToken cancellationToken) => scheduler.Cancel(this, cancellationToken);

    /// <summary>Queues the call for one more flow, unless it was already dispatched.</summary>
    public void Share(CallFlow flow) => scheduler.Share(this, flow);
}
