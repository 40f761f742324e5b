using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Graph;

internal sealed class DateTimeScalar : ScalarGraphType
{
    private static readonly string[] _formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd't'HH:mm:ssK",
    ];

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "RFC 3339 instant in UTC, e.g. 2020-09-17T20:32:41Z. As input any offset may be given; it must not be missing.";
        this.ApplyDirective("specifiedBy", "url", "https://scalars.graphql.org/andimarek/date-time.html");
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse((string)text.Value) ?? ThrowLiteralConversionError(value, "RFC 3339 with an offset is expected"),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value, "a string is expected"),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant,
        string text => Parse(text) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    // AssumeUniversal would take a text without an offset for UTC, so the offset is asked for by itself.
    private static DateTimeOffset? Parse(string text) =>
        HasOffset(text) && DateTimeOffset.TryParseExact(text, _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
            : null;

    private static bool HasOffset(string text) =>
        text.Length > 19 && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
}
