using System.Text;
using GraphQLParser;

namespace GraphGateway.Documents.Parsing;

/// <summary>Decodes the string literals of a document. A string without escape sequences and line ends is a slice of the document.</summary>
internal static class StringLiteral
{
    private const string Quotes = "\"\"\"";

    /// <summary>Returns the decoded value of a string.</summary>
    public static ROM ValueOf(string source, SourceToken token)
    {
        if (token.IsBlockStringIn(source))
            return BlockValue(source.AsMemory(token.Start + 3, token.Length - 6));
        var text = source.AsMemory(token.Start + 1, token.Length - 2);
        return token.HasEscapes ? Unescape(text.Span) : text;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var value = new StringBuilder(text.Length);
        Span<char> character = stackalloc char[2];
        while (text.IndexOf('\\') is >= 0 and var start)
        {
            var escape = EscapeSequence.Read(text[start..])!.Value;
            value.Append(text[..start]).Append(character[..escape.Character.EncodeToUtf16(character)]);
            text = text[(start + escape.Length)..];
        }

        return value.Append(text).ToString();
    }

    private static ROM BlockValue(ReadOnlyMemory<char> text)
    {
        if (!text.Span.ContainsAny('\n', '\r', '\\'))
            return IsBlank(text.Span) ? ROM.Empty : text;
        var lines = text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return Dedent(lines).Replace($"\\{Quotes}", Quotes, StringComparison.Ordinal);
    }

    // Removes the common indentation of all lines except the first, and the blank lines at the start and at the end.
    private static string Dedent(string[] lines)
    {
        var first = Array.FindIndex(lines, line => !IsBlank(line));
        if (first < 0)
            return "";
        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        var indent = lines.Skip(1).Where(line => !IsBlank(line)).Select(line => Indent(line)).DefaultIfEmpty().Min();
        return string.Join('\n', lines[first..(last + 1)].Select((line, i) => first + i == 0 ? line : line[Math.Min(indent, line.Length)..]));
    }

    private static bool IsBlank(ReadOnlySpan<char> line) => Indent(line) == line.Length;

    private static int Indent(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(' ', '\t') is >= 0 and var indent ? indent : line.Length;
}
