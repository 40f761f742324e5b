namespace GraphGateway.Getscreen.Scheduling;

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
