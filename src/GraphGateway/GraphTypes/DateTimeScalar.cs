using System.Globalization;
using System.Text.RegularExpressions;
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

/// <summary>
/// Parses DateTime texts according to the specification (https://scalars.graphql.org/chillicream/date-time.html): RFC 3339 without leap seconds, with
/// fractions of 1 to 9 digits and offsets up to 23:59.
/// </summary>
internal static partial class DateTimeText
{
    private const int DigitsOfTicks = 7;

    // The Gregorian calendar repeats after this many years.
    private const int CycleYears = 400;
    private const int CycleDays = 146_097;

    /// <summary>Parses a text. Clamps instants outside .NET's range, such as the year 0, to the nearest instant in the range.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (Pattern().Match(text) is not { Success: true } match)
            return false;
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year == 0 ? CycleYears : year, month))
            return false;
        var time = new TimeSpan(Number(match, "hour"), Number(match, "minute"), Number(match, "second")).Ticks;
        var ticks = DayTicks(year, month, day) + time + Fraction(match) - Offset(match);
        instant = new(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return true;
    }

    private static long DayTicks(int year, int month, int day) => year == 0
        ? new DateTime(CycleYears, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - (CycleDays * TimeSpan.TicksPerDay)
        : new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;

    // .NET supports seven digits, so the eighth and ninth are truncated.
    private static long Fraction(Match match) => long.Parse(match.Groups["fraction"].Value.PadRight(DigitsOfTicks, '0')[..DigitsOfTicks], CultureInfo.InvariantCulture);

    private static long Offset(Match match) => match.Groups["sign"] is { Success: true, Value: var sign }
        ? (sign == "-" ? -1 : 1) * new TimeSpan(Number(match, "offsetHour"), Number(match, "offsetMinute"), 0).Ticks
        : 0;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[Tt](?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9])(\.(?<fraction>[0-9]{1,9}))?([Zz]|(?<sign>[+-])(?<offsetHour>[01][0-9]|2[0-3]):(?<offsetMinute>[0-5][0-9]))\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
