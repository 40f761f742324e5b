using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.GraphTypes;

/// <summary>An instant. It is written without the zeros at the end of a fraction, in UTC; read in any form that its specification allows.</summary>
internal sealed class DateTimeScalar : ScalarGraphType, IJsonWritableScalar<DateTimeOffset>
{
    // Where they end, or begin, in a time like 2020-09-17T20:32:41.1234567Z.
    private const int WholeSeconds = 19;
    private const int Fraction = 20;
    private const int LongestFraction = 27;
    private const int LongestText = 30;

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "RFC 3339 instant in UTC, e.g. 2020-09-17T20:32:41Z. As input any offset may be given; it must not be missing.";
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
        var room = output.Reserve(LongestText);
        room[0] = (byte)'"';
        var text = room[1..];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        // A second's parts are told without the zeros at their end, and not at all where there are none.
        var last = text[Fraction..LongestFraction].LastIndexOfAnyExcept((byte)'0');
        var end = last < 0 ? WholeSeconds : Fraction + last + 1;
        "Z\""u8.CopyTo(text[end..]);
        output.Advance(1 + end + 2);
    }

    private static DateTimeOffset? Parse(string text) => DateTimeText.TryParse(text, out var instant) ? instant : null;
}
