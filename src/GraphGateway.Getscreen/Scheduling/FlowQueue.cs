namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The queued calls of one flow, first in, first out.</summary>
internal sealed class FlowQueue
{
    public FlowQueue(CallFlow flow) => (Flow, Node) = (flow, new(this));

    public CallFlow Flow { get; }

    public LinkedListNode<FlowQueue> Node { get; }

    public LinkedList<QueuedCall> Calls { get; } = [];
}
