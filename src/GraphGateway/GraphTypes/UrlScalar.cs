using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.GraphTypes;

/// <summary>A text without validation. Getscreen's URLs are sometimes malformed, which must not fail a response.</summary>
internal sealed class UrlScalar : ScalarGraphType, IJsonWritableScalar<string>
{
    public UrlScalar()
    {
        Name = "URL";
        Description = "An absolute URL. URLs from Getscreen are returned unchanged, without validation.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => (string)text.Value,
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value, "a string is expected"),
    };

    public override object? ParseValue(object? value) => value is null or string ? value : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value is null or string ? value : ThrowSerializationError(value);

    public void Write(JsonBuffer output, string value) => output.Text(value);
}
