using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.GraphTypes;

/// <summary>Text, and not checked: Getscreen's URLs are sometimes malformed, and that must not cost a client the answer.</summary>
internal sealed class UrlScalar : ScalarGraphType, IJsonWritableScalar<string>
{
    public UrlScalar()
    {
        Name = "URL";
        Description = "An absolute URL. Those of Getscreen are passed on as they came.";
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
