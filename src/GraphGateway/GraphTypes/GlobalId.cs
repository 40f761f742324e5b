using System.Globalization;
using System.Numerics;
using System.Text;
using GraphGateway.Errors;

namespace GraphGateway.GraphTypes;

/// <summary>
/// A global id: base64 of <c>Type:key</c>. Parsing requires the expected type, so that an agent's id is never accepted as a connection's
/// id.
/// </summary>
internal readonly record struct GlobalId(string Type, string Key)
{
    public const string Agent = "Agent";
    public const string SupportConnection = "SupportConnection";
    public const string Session = "Session";

    // Longer than any id of the gateway, and short enough to avoid decoding huge inputs.
    private const int MaxLength = 256;

    public static string Of(string type, int number) => new GlobalId(type, number.ToString(CultureInfo.InvariantCulture)).ToString();

    public static GlobalId Parse(string text) => TryParse(text) ??
        throw GatewayError.BadUserInput($"'{Shorten(text)}' is not an id. Pass an id that this server returned.");

    /// <summary>Parses the global id, or the plain number, of one type.</summary>
    public static int ParseNumber(string type, string text)
    {
        if (TryParseNumber(text, out int plain))
            return plain;
        if (TryParse(text) is { } id && id.Type == type && TryParseNumber(id.Key, out int number))
            return number;
        throw GatewayError.BadUserInput(
            $"'{Shorten(text)}' is not an id of {type}. Pass its global id, or the number that Getscreen uses.");
    }

    /// <summary>Parses a number of ASCII digits only. The explicit check is necessary because .NET's parsers ignore trailing NUL characters.</summary>
    public static bool TryParseNumber<TNumber>(string text, out TNumber number) where TNumber : struct, INumber<TNumber>
    {
        number = default;
        return text.All(char.IsAsciiDigit) && TNumber.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static string Shorten(string text) =>
        new([.. text.Take(40).Select(c => char.IsControl(c) ? '?' : c), .. text.Length > 40 ? "…" : ""]);

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Type}:{Key}"));

    private static GlobalId? TryParse(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        // Rejects other spellings of the same id, with whitespace or unused bits.
        if (text.Length > MaxLength || !Convert.TryFromBase64String(text, bytes, out var length) || Convert.ToBase64String(bytes[..length]) != text)
            return null;

        var decoded = Encoding.UTF8.GetString(bytes[..length]);
        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? new(decoded[..colon], decoded[(colon + 1)..]) : null;
    }
}
