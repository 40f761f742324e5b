using GraphQL.Types;

namespace GraphGateway.Execution;

/// <summary>What an operation selects of objects of one type in one place.</summary>
internal sealed class ObjectPlan
{
    public ObjectPlan(IObjectGraphType type, FieldPlan[] fields)
    {
        (Type, Fields, Gathered) = (type, fields, [.. fields.Where(field => field.IsGathered)]);
        for (var slot = 0; slot < Gathered.Length; slot++)
            Gathered[slot].Slot = slot;
    }

    public IObjectGraphType Type { get; }

    /// <summary>The fields, in the answer's order.</summary>
    public FieldPlan[] Fields { get; }

    /// <summary>The fields whose values are gathered before anything is written, for they, or some below them, may have to be loaded.</summary>
    public FieldPlan[] Gathered { get; }

    /// <summary>Whether the engine would refuse the value for this type.</summary>
    public bool Refuses(object value) => Type.IsTypeOf is { } isTypeOf && !Type.SkipTypeCheck && !isTypeOf(value);
}
