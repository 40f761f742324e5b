using System.Buffers;
using GraphGateway.Errors;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace GraphGateway.Operations;

/// <summary>
/// Reads a document's tokens one by one, comments aside. The lexer is shown no more than one token at a time, for to tell where an error
/// stands it takes time with the square of the column.
/// </summary>
internal static class TokenReader
{
    /// <summary>How many characters a token may have.</summary>
    public const int MaxLength = 4_000;

    // What GraphQL ignores between tokens, beside comments.
    private static readonly SearchValues<char> _ignored = SearchValues.Create(" \t\r\n,\uFEFF");

    // Where a token is cut off, the lexer finds an error at the cut, or at the escape before it.
    private const int Cut = MaxLength - 10;

    /// <summary>The tokens, and between which characters they stand.</summary>
    /// <exception cref="GatewayError">There is something that is no token, or one that is too long.</exception>
    public static IEnumerable<(TokenKind Kind, int Start, int End)> Read(string document)
    {
        for (var start = Skip(document, 0); start < document.Length;)
        {
            var token = Read(document, start);
            if (token.Kind is TokenKind.EOF)
                yield break;
            var end = start + token.End;
            yield return (token.Kind, start, end);
            start = Skip(document, end);
        }
    }

    /// <summary>An error of a document's syntax, told with the place where it stands.</summary>
    public static GatewayError Error(string document, string description, int position)
    {
        var error = new GatewayError(ErrorCodes.ParseFailed, $"Error parsing query: {description}");
        error.AddLocation(Location.FromLinearPosition(document, Math.Min(position, document.Length)));
        return error;
    }

    /// <summary>The position of a location in a text.</summary>
    public static int PositionOf(Location location, ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var line = 1; line < location.Line; line++)
            start += text[start..].IndexOfAny('\r', '\n') is var end && text[(start + end)..].StartsWith("\r\n") ? end + 2 : end + 1;
        return start + location.Column - 1;
    }

    private static Token Read(string document, int start)
    {
        var shown = document.AsMemory(start, Math.Min(MaxLength + 1, document.Length - start));
        try
        {
            var token = Lexer.Lex(shown);
            return token.End <= MaxLength ? token : throw TooLong(document, start);
        }
        catch (GraphQLSyntaxErrorException error)
        {
            var position = PositionOf(error.Location, shown.Span);
            throw shown.Length > MaxLength && position > Cut ? TooLong(document, start) : Error(document, error.Description, start + position);
        }
    }

    private static GatewayError TooLong(string document, int start)
    {
        var error = DocumentLimits.TooComplex("token length", count: null, MaxLength, $"The document has a text, name or number of more than {MaxLength} characters. Put long values into variables.");
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
            start += rest[length..].IndexOfAny('\r', '\n') is >= 0 and var comment ? comment : document.Length - start;
        }

        return document.Length;
    }
}
