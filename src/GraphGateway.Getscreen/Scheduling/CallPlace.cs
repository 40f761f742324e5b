namespace GraphGateway.Getscreen.Scheduling;

/// <summary>A call's place in the queue of one flow.</summary>
internal sealed class CallPlace
{
    public CallPlace(CallQueue queue, WaitingCall call, CallerTurns caller, FlowTurns flow) =>
        (Queue, Call, Caller, Flow, Node) = (queue, call, caller, flow, new(this));

    public CallQueue Queue { get; }

    public WaitingCall Call { get; }

    public CallerTurns Caller { get; }

    public FlowTurns Flow { get; }

    public LinkedListNode<CallPlace> Node { get; }
}
