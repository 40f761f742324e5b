using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Security;

/// <summary>The scope that opens a field, declared where the field is.</summary>
internal static class FieldScope
{
    private const string Key = "Scope";

    /// <summary>Says which scope the field needs; without it the field is open to every caller.</summary>
    public static FieldBuilder<TSource, TReturn> Requires<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, string scope)
    {
        field.FieldType.WithMetadata(Key, scope);
        return field;
    }

    public static string? Of(IFieldType field) => field.GetMetadata<string?>(Key);
}
