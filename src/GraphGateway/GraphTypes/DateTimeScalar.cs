using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.GraphTypes;

/// <summary>An RFC 3339 instant. Output is in UTC, without trailing zeros in the fraction. Input accepts every form that the specification allows.</summary>
internal sealed class DateTimeScalar : ScalarGraphType, IJsonWritableScalar<DateTimeOffset>
{
    // Positions in a text like 2020-09-17T20:32:41.1234567Z.
    private const int SecondsEnd = 19;
    private const int FractionStart = 20;
    private const int FractionEnd = 27;
    private const int MaxTextLength = 30;

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "RFC 3339 instant in UTC, e.g. 2020-09-17T20:32:41Z. Input requires an offset, which can be any offset.";
        this.ApplyDirective("specifiedBy", "url", "https://scalars.graphql.org/chillicream/date-time.html");
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

    public void Write(JsonBuffer output, DateTimeOffset value)
    {
        var buffer = output.Reserve(MaxTextLength);
        buffer[0] = (byte)'"';
        var text = buffer[1..];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        // Remove trailing zeros of the fraction, or the whole fraction if it is zero.
        var last = text[FractionStart..FractionEnd].LastIndexOfAnyExcept((byte)'0');
        var end = last < 0 ? SecondsEnd : FractionStart + last + 1;
        "Z\""u8.CopyTo(text[end..]);
        output.Advance(1 + end + 2);
    }

    private static DateTimeOffset? Parse(string text) => DateTimeText.TryParse(text, out var instant) ? instant : null;
}
