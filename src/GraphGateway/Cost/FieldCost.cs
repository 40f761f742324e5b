using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Cost;

/// <summary>Declares the cost of a field in its type definition.</summary>
internal static class FieldCost
{
    private const string Key = "Cost";

    /// <summary>Declares the upstream calls of a field. Several costs add up. A field without a declared cost needs no upstream call.</summary>
    public static FieldBuilder<TSource, TReturn> Cost<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, Action<FieldCostContext> cost)
    {
        field.FieldType.WithMetadata(Key, Of(field.FieldType) + cost);
        return field;
    }

    public static Action<FieldCostContext>? Of(FieldType field) => field.GetMetadata<Action<FieldCostContext>?>(Key);
}
