using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>Reads a value into a slot and accepts all known notations of it. Any other value is <see cref="PayloadRow.Unreadable"/>.</summary>
internal static class PayloadValueReader
{
    private const long MaxExactInteger = 9_007_199_254_740_991; // 2^53 - 1

    private static readonly long _maxUnixSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>A 32-bit integer.</summary>
    public static long Int(ref JsonScanner json) => Within(Long(ref json), int.MinValue, int.MaxValue);

    /// <summary>A non-negative 32-bit integer.</summary>
    public static long Count(ref JsonScanner json) => Within(Long(ref json), 0, int.MaxValue);

    /// <summary>A non-negative integer that JSON numbers represent exactly.</summary>
    public static long Size(ref JsonScanner json) => Within(Long(ref json), 0, MaxExactInteger);

    /// <summary>A time in Unix seconds. 0, null and "" mean no value.</summary>
    public static long Time(ref JsonScanner json) => Within(Long(ref json), 0, _maxUnixSeconds) is not 0 and var seconds ? seconds : PayloadRow.None;

    /// <summary>A boolean. The values 1 and 0 (as a number or a string) and the strings "true" and "false" are accepted too. Null and "" mean false.</summary>
    public static long Flag(ref JsonScanner json) => json.TokenType switch
    {
        JsonTokenType.True => 1,
        JsonTokenType.False or JsonTokenType.Null => 0,
        JsonTokenType.Number when TryParse(json.ValueSpan, out long number) && number is 0 or 1 => number,
        JsonTokenType.String when json.ValueTextEquals("true"u8) || json.ValueTextEquals("1"u8) => 1,
        JsonTokenType.String when json.ValueSpan.IsEmpty || json.ValueTextEquals("false"u8) || json.ValueTextEquals("0"u8) => 0,
        _ => PayloadRow.Unreadable,
    };

    /// <summary>An operating system. Null and "" mean no value. An unknown string becomes <see cref="OperatingSystem.Unknown"/>.</summary>
    public static long System(ref JsonScanner json) => json.TokenType switch
    {
        JsonTokenType.Null => PayloadRow.None,
        JsonTokenType.String when json.ValueSpan.IsEmpty => PayloadRow.None,
        JsonTokenType.String when json.ValueTextEquals("win"u8) => (long)OperatingSystem.Windows,
        JsonTokenType.String when json.ValueTextEquals("mac"u8) => (long)OperatingSystem.Mac,
        JsonTokenType.String when json.ValueTextEquals("linux"u8) => (long)OperatingSystem.Linux,
        JsonTokenType.String when json.ValueTextEquals("android"u8) => (long)OperatingSystem.Android,
        JsonTokenType.String => (long)OperatingSystem.Unknown,
        _ => PayloadRow.Unreadable,
    };

    /// <summary>The position of a string. Null and "" mean no value. A JSON number is accepted too and read as text, because some invite codes are numbers.</summary>
    /// <param name="json">The scanner.</param>
    /// <param name="isUtf8">Whether the whole payload is valid UTF-8, so that a string without escapes can be decoded later without a check.</param>
    public static long Text(ref JsonScanner json, bool isUtf8)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
            case JsonTokenType.String when json.ValueSpan.IsEmpty:
                return PayloadRow.None;
            case JsonTokenType.Number:
                return new Utf8Slice(json.TokenStartIndex, json.ValueSpan.Length, IsEscaped: false).ToSlot();
            case JsonTokenType.String:
                if ((!isUtf8 || (json.ValueIsEscaped && json.ValueSpan.IndexOf("\\u"u8) >= 0)) && json.TryGetString() is null)
                    return PayloadRow.Unreadable;
                return new Utf8Slice(json.TokenStartIndex + 1, json.ValueSpan.Length, json.ValueIsEscaped).ToSlot();
            default:
                return PayloadRow.Unreadable;
        }
    }

    // An integer, written as a number or as a string. Null and "" mean no value.
    private static long Long(ref JsonScanner json) => json.TokenType switch
    {
        JsonTokenType.Null => PayloadRow.None,
        JsonTokenType.Number when TryParse(json.ValueSpan, out long number) => number,
        JsonTokenType.Number when double.TryParse(json.ValueSpan, CultureInfo.InvariantCulture, out var number) && number is > -1e15 and < 1e15 && Math.Floor(number) == number => (long)number,
        JsonTokenType.String when json.ValueSpan.IsEmpty => PayloadRow.None,
        JsonTokenType.String when !json.ValueIsEscaped && TryParse(json.ValueSpan, out long number) => number,
        JsonTokenType.String when json.ValueIsEscaped && json.TryGetString() is { } text && TryParse(Encoding.UTF8.GetBytes(text), out long number) => number,
        _ => PayloadRow.Unreadable,
    };

    private static long Within(long number, long min, long max) =>
        number is PayloadRow.None || (number >= min && number <= max) ? number : PayloadRow.Unreadable;

    private static bool TryParse(ReadOnlySpan<byte> digits, out long number) =>
        Utf8Parser.TryParse(digits, out number, out var consumed) && consumed == digits.Length;
}
