namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The flows of one caller that have queued calls, in round-robin order.</summary>
internal sealed class CallerQueue
{
    public CallerQueue(string name) => (Name, Node) = (name, new(this));

    public string Name { get; }

    public LinkedListNode<CallerQueue> Node { get; }

    public LinkedList<FlowQueue> Turns { get; } = [];

    public Dictionary<CallFlow, FlowQueue> Flows { get; } = [];
}
