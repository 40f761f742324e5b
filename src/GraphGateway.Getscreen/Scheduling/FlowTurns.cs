namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The calls of one flow that wait, first in, first out.</summary>
internal sealed class FlowTurns
{
    public FlowTurns(CallFlow flow) => (Flow, Node) = (flow, new(this));

    public CallFlow Flow { get; }

    public LinkedListNode<FlowTurns> Node { get; }

    public LinkedList<CallPlace> Calls { get; } = [];
}
