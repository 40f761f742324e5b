using System.Globalization;
using System.Text;

namespace GraphGateway.Documents.Parsing;

/// <summary>An escape sequence in a string: the decoded character, and the length of the sequence in the document.</summary>
internal readonly record struct EscapeSequence(Rune Character, int Length)
{
    private const int FixedWidth = 6;

    // "\u{" and "}" around eight digits. More digits could only be leading zeros.
    private const int MaxVariableWidth = 12;

    /// <summary>Reads the escape sequence at the start of a text. Returns null if it is invalid. Surrogates are valid only in pairs of <c>\uXXXX</c>.</summary>
    public static EscapeSequence? Read(ReadOnlySpan<char> text) => text switch
    {
        ['\\', 'u', '{', ..] => ReadVariableWidth(text),
        ['\\', 'u', ..] => ReadFixedWidth(text),
        ['\\', '"' or '\\' or '/', ..] => new(new(text[1]), 2),
        ['\\', 'b', ..] => new(new('\b'), 2),
        ['\\', 'f', ..] => new(new('\f'), 2),
        ['\\', 'n', ..] => new(new('\n'), 2),
        ['\\', 'r', ..] => new(new('\r'), 2),
        ['\\', 't', ..] => new(new('\t'), 2),
        _ => null,
    };

    /// <summary>Describes the invalid escape sequence at the start of a text.</summary>
    public static string DescribeInvalid(ReadOnlySpan<char> text)
    {
        var kind = text is ['\\', 'u', ..] ? "Unicode" : "character";
        return $"Invalid {kind} escape sequence: \"{text[..InvalidLength(text)]}\".";
    }

    private static EscapeSequence? ReadVariableWidth(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, MaxVariableWidth)].IndexOf('}');
        return end >= 0 && CodeUnits(text[3..end]) is { } code && Rune.IsValid(code) ? new(new(code), end + 1) : null;
    }

    private static EscapeSequence? ReadFixedWidth(ReadOnlySpan<char> text)
    {
        if (text.Length < FixedWidth || CodeUnits(text[2..FixedWidth]) is not { } code)
            return null;
        if (Rune.IsValid(code))
            return new(new(code), FixedWidth);
        return text[FixedWidth..] is ['\\', 'u', _, _, _, _, ..]
            && CodeUnits(text[(FixedWidth + 2)..(2 * FixedWidth)]) is { } low
            && Rune.TryCreate((char)code, (char)low, out var character)
            ? new(character, 2 * FixedWidth)
            : null;
    }

    // uint.TryParse ignores trailing NUL characters.
    private static uint? CodeUnits(ReadOnlySpan<char> digits) =>
        !digits.Contains('\0') && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;

    // The part that was read: up to and including the invalid character, or up to the maximum length.
    private static int InvalidLength(ReadOnlySpan<char> text)
    {
        if (text is not ['\\', 'u', '{', ..])
            return Math.Min(text.Length, text is ['\\', 'u', ..] ? FixedWidth : 2);
        var digits = 3;
        while (digits < Math.Min(text.Length, MaxVariableWidth) && char.IsAsciiHexDigit(text[digits]))
            digits++;
        return Math.Min(text.Length, Math.Min(digits + 1, MaxVariableWidth));
    }
}
