using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphGateway.GraphTypes;

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
