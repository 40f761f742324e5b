namespace GraphGateway.Execution;

/// <summary>An object with fields that the resolve phase resolved, as input of the serialize phase.</summary>
/// <param name="plan">The plan of the object.</param>
/// <param name="source">The source object of the resolvers.</param>
/// <param name="parent">The parent object, or null for the root.</param>
/// <param name="via">The parent's field that returned it, or null for the root.</param>
/// <param name="index">The index in the field's list, or -1 if the field is not a list.</param>
/// <param name="origin">The pending field that led to it, or null if none did.</param>
internal sealed class ResolvedObject(ObjectPlan plan, object? source, ResolvedObject? parent, FieldPlan? via, int index, PendingField? origin)
{
    /// <summary>Marks a list item whose error is already recorded.</summary>
    public static ResolvedObject Failed { get; } = new(new(null!, []), source: null, parent: null, via: null, index: -1, origin: null);

    public ObjectPlan Plan => plan;

    public object? Source => source;

    public ResolvedObject? Parent => parent;

    public FieldPlan? ParentField => via;

    public PendingField? Origin => origin;

    /// <summary>The resolved values, by <see cref="FieldPlan.Slot"/>.</summary>
    public ResolvedValue[] Values { get; } = plan.ResolvedFields.Length > 0 ? new ResolvedValue[plan.ResolvedFields.Length] : [];

    /// <summary>The number of keys and indexes in the response path.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + (index < 0 ? 1 : 2);

    private ResponsePathSegment Step => new(via!, index);

    /// <summary>The response path of a field of this object.</summary>
    public List<ResponsePathSegment> PathTo(FieldPlan field, int index = -1)
    {
        var steps = new List<ResponsePathSegment> { new(field, index) };
        for (var current = this; current.Parent is { } next; current = next)
            steps.Add(current.Step);
        steps.Reverse();
        return steps;
    }
}
