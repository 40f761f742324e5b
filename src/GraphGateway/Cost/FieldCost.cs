using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Cost;

/// <summary>The price of a field, declared where the field is.</summary>
internal static class FieldCost
{
    private const string Key = "Price";

    /// <summary>Says what the field costs upstream. Several prices add up; a field without one costs nothing.</summary>
    public static FieldBuilder<TSource, TReturn> Price<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, Action<FieldCostContext> price)
    {
        field.FieldType.WithMetadata(Key, Of(field.FieldType) + price);
        return field;
    }

    public static Action<FieldCostContext>? Of(FieldType field) => field.GetMetadata<Action<FieldCostContext>?>(Key);
}
