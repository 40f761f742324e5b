using GraphQL.Types;

namespace GraphGateway.Execution;

/// <summary>The plan of an object: the fields that an operation selects from objects of one type at one response path.</summary>
internal sealed class ObjectPlan
{
    public ObjectPlan(IObjectGraphType type, FieldPlan[] fields)
    {
        (Type, Fields, ResolvedFields) = (type, fields, [.. fields.Where(field => field.NeedsResolvePhase)]);
        for (var slot = 0; slot < ResolvedFields.Length; slot++)
            ResolvedFields[slot].Slot = slot;
    }

    public IObjectGraphType Type { get; }

    /// <summary>The fields in response order.</summary>
    public FieldPlan[] Fields { get; }

    /// <summary>The fields that the resolve phase resolves, because they or fields below them can need a load.</summary>
    public FieldPlan[] ResolvedFields { get; }

    /// <summary>Whether GraphQL.NET would reject the value for this type.</summary>
    public bool Rejects(object value) => Type.IsTypeOf is { } isTypeOf && !Type.SkipTypeCheck && !isTypeOf(value);
}
