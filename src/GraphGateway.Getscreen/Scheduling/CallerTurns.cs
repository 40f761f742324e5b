namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The flows of one caller that have calls waiting, in the order of their turns.</summary>
internal sealed class CallerTurns
{
    public CallerTurns(string name) => (Name, Node) = (name, new(this));

    public string Name { get; }

    public LinkedListNode<CallerTurns> Node { get; }

    public LinkedList<FlowTurns> Turns { get; } = [];

    public Dictionary<CallFlow, FlowTurns> Flows { get; } = [];
}
