using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Security;

/// <summary>The scope that a field requires, declared together with the field.</summary>
internal static class FieldScope
{
    private const string Key = "Scope";

    /// <summary>Sets the scope that the field requires. A field without a scope is open to every caller.</summary>
    public static FieldBuilder<TSource, TReturn> Requires<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, string scope)
    {
        field.FieldType.WithMetadata(Key, scope);
        return field;
    }

    public static string? Of(IFieldType field) => field.GetMetadata<string?>(Key);
}
