using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Marks non-cacheable fields: secrets, and fields whose value depends on more than upstream data, such as the time or the caller.</summary>
internal static class NonCacheableFields
{
    private const string Key = "NonCacheable";

    /// <summary>Excludes responses with this field from the response cache.</summary>
    public static FieldBuilder<TSource, TReturn> NonCacheable<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field)
    {
        field.FieldType.WithMetadata(Key, true);
        return field;
    }

    public static bool Is(IFieldType field) => field.GetMetadata<bool>(Key);
}
