namespace GraphGateway.Execution;

/// <summary>An object of which something had to be resolved before anything could be written.</summary>
/// <param name="plan">What is selected of it.</param>
/// <param name="source">The object.</param>
/// <param name="parent">The object above; null for the root.</param>
/// <param name="via">The parent's field that gave it; null for the root.</param>
/// <param name="index">Its place in the field's list; -1 where the field gives no list.</param>
/// <param name="origin">The load that led to it; null where none did.</param>
internal sealed class ResolvedObject(ObjectPlan plan, object? source, ResolvedObject? parent, FieldPlan? via, int index, PendingField? origin)
{
    /// <summary>What stands in a list for an object whose error has been told already.</summary>
    public static ResolvedObject Failed { get; } = new(new(null!, []), source: null, parent: null, via: null, index: -1, origin: null);

    public ObjectPlan Plan => plan;

    public object? Source => source;

    public ResolvedObject? Parent => parent;

    public FieldPlan? Via => via;

    public PendingField? Origin => origin;

    /// <summary>What its fields gave, by their slots.</summary>
    public ResolvedValue[] Values { get; } = plan.Gathered.Length > 0 ? new ResolvedValue[plan.Gathered.Length] : [];

    /// <summary>How many keys and indexes lead to it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + (index < 0 ? 1 : 2);

    private ResponsePathSegment Step => new(via!, index);

    /// <summary>The way from the root to a field of this object.</summary>
    public List<ResponsePathSegment> StepsTo(FieldPlan field, int index = -1)
    {
        var steps = new List<ResponsePathSegment> { new(field, index) };
        for (var at = this; at.Parent is { } above; at = above)
            steps.Add(at.Step);
        steps.Reverse();
        return steps;
    }
}
