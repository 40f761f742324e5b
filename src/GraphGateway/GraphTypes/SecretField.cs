using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>
/// Marks a field whose value is a capability: whoever has it can enter a desktop or a connection without further credentials. A response with such a
/// value is neither cached by the gateway nor stored by any client (<c>Cache-Control: no-store</c>).
/// </summary>
internal static class SecretField
{
    private const string Key = "Secret";

    /// <summary>Declares that the field's value is a secret.</summary>
    public static FieldBuilder<TSource, TReturn> Secret<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field)
    {
        field.FieldType.WithMetadata(Key, true);
        return field.NeverKeep();
    }

    /// <summary>Whether the field's value is a secret.</summary>
    public static bool Is(IFieldType field) => field.GetMetadata<bool>(Key);
}
