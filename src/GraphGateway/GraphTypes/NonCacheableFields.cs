using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Fields whose values are made of more than what was read of the upstream: of the time, or of who asks. And secrets.</summary>
internal static class NonCacheableFields
{
    private const string Key = "NeverKept";

    /// <summary>Says that an answer with this field is made anew for each request.</summary>
    public static FieldBuilder<TSource, TReturn> NeverKeep<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field)
    {
        field.FieldType.WithMetadata(Key, true);
        return field;
    }

    public static bool Is(IFieldType field) => field.GetMetadata<bool>(Key);
}
