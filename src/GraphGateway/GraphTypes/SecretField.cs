using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>
/// Marks a field whose value is a secret: anyone who has it gets access, for example to a desktop, without further credentials. The gateway does not
/// cache a response with such a value, and sends <c>Cache-Control: no-store</c>.
/// </summary>
internal static class SecretField
{
    private const string Key = "Secret";

    /// <summary>Marks the field's value as a secret.</summary>
    public static FieldBuilder<TSource, TReturn> Secret<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field)
    {
        field.FieldType.WithMetadata(Key, true);
        return field.NonCacheable();
    }

    /// <summary>Whether the field's value is a secret.</summary>
    public static bool Is(IFieldType field) => field.GetMetadata<bool>(Key);
}
