using System.Buffers;
using System.Text;
using GraphGateway.Errors;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace GraphGateway.Operations;

/// <summary>
/// Reads a document's tokens one by one, comments aside. The lexer is shown little more than one token at a time, for to tell where an error
/// stands it takes time with the square of the column.
/// </summary>
internal static class TokenReader
{
    /// <summary>How many characters a token of a document that a client sends may have.</summary>
    public const int MaxLength = 4_000;

    // What GraphQL ignores between tokens, beside comments.
    private static readonly SearchValues<char> _ignored = SearchValues.Create(" \t\r\n,\uFEFF");

    // So far the lexer looks ahead of the error that it finds, as for an escape.
    private const int LookAhead = 20;

    /// <summary>The tokens, and between which characters they stand.</summary>
    /// <param name="document">The document.</param>
    /// <param name="longest">How many characters a token may have; null where it may have any number.</param>
    /// <exception cref="GatewayError">There is something that is no token, or one that is too long.</exception>
    public static IEnumerable<(TokenKind Kind, int Start, int End)> Read(string document, int? longest = null)
    {
        // The lexer's errors stumble over lines that end with a carriage return alone.
        var text = document.Replace('\r', '\n');
        for (var start = Skip(text, 0); start < text.Length;)
        {
            var token = Read(document, text, start, longest ?? document.Length);
            if (token.Kind is TokenKind.EOF)
                yield break;
            var end = start + token.End;
            yield return (token.Kind, start, end);
            start = Skip(text, end);
        }
    }

    /// <summary>An error of a document's syntax, told with the place where it stands.</summary>
    public static GatewayError Error(string document, string description, int position)
    {
        var error = new GatewayError(ErrorCodes.ParseFailed, $"Error parsing query: {description}");
        error.AddLocation(Location.FromLinearPosition(document, Math.Min(position, document.Length)));
        return error;
    }

    /// <summary>The position of a location in a text whose lines end with a line feed.</summary>
    public static int PositionOf(Location location, ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var line = 1; line < location.Line; line++)
            start += text[start..].IndexOf('\n') + 1;
        return start + location.Column - 1;
    }

    private static Token Read(string document, string text, int start, int longest)
    {
        var shown = text.AsMemory(start, Math.Min(longest + LookAhead, text.Length - start));
        try
        {
            var token = Lexer.Lex(shown);
            if (token.End > longest)
                throw TooLong(document, start, longest);
            return token.Kind is not TokenKind.STRING || IsUnicode(token.Value) ? token : throw Error(document, "A text has half a surrogate pair: \\uD800 to \\uDFFF stand in pairs.", start);
        }
        catch (GraphQLSyntaxErrorException error)
        {
            var position = PositionOf(error.Location, shown.Span);
            throw position > longest ? TooLong(document, start, longest) : Error(document, error.Description, start + position);
        }
    }

    // By escapes a text could come to hold what no encoding can carry on.
    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) is not OperationStatus.Done)
                return false;
            text = text[(at + length)..];
        }

        return true;
    }

    private static GatewayError TooLong(string document, int start, int longest)
    {
        var error = DocumentLimits.TooComplex("token length", count: null, longest, $"The document has a text, name or number of more than {longest} characters. Put long values into variables.");
        error.AddLocation(Location.FromLinearPosition(document, start));
        return error;
    }

    private static int Skip(string document, int start)
    {
        for (var rest = document.AsSpan(start); rest.IndexOfAnyExcept(_ignored) is >= 0 and var length; rest = document.AsSpan(start))
        {
            start += length;
            if (document[start] != '#')
                return start;
            start += rest[length..].IndexOf('\n') is >= 0 and var comment ? comment : document.Length - start;
        }

        return document.Length;
    }
}
