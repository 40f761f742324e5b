using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace GraphGateway.Operations;

/// <summary>Looks over a document's tokens, which costs next to nothing, before anything is made of them.</summary>
internal static class TokenCount
{
    /// <summary>
    /// How many characters a document may have. To tell where an error stands, the parser takes time with the square of the
    /// column, and validation counts lines from the start for each one.
    /// </summary>
    public const int MaxLength = 50_000;

    // Whatever opens so many brackets is deeper than the parser goes; it gives up at once, with a better word than "long".
    private const int Depth = 128;

    // So short that an error in it is told at once.
    private const int Start = 1_000;

    /// <summary>Whether a document opens so many brackets at its start that the parser will not read on.</summary>
    public static bool IsTooDeep(string document)
    {
        try
        {
            return Count(document.AsMemory(0, Math.Min(document.Length, Start)), int.MaxValue) is null;
        }
        catch (GraphQLSyntaxErrorException)
        {
            return false; // Perhaps only because it was cut off there.
        }
    }

    /// <summary>Whether a document, which is not too long, has more tokens than that, comments aside.</summary>
    /// <exception cref="SyntaxError">There is something in it that is no token.</exception>
    public static bool Exceeds(string document, int tokens)
    {
        try
        {
            return Count(document.AsMemory(), tokens) > tokens;
        }
        catch (GraphQLSyntaxErrorException error)
        {
            throw new SyntaxError(error);
        }
    }

    // Null where brackets are opened so often that the parser will not read on.
    private static int? Count(ReadOnlyMemory<char> text, int limit)
    {
        var (count, depth, end) = (0, 0, 0);
        while (count <= limit)
        {
            var token = Lexer.Lex(text, end);
            end = token.End;
            switch (token.Kind)
            {
                case TokenKind.EOF:
                    return count;
                case TokenKind.COMMENT:
                    continue;
                case TokenKind.BRACE_L or TokenKind.BRACKET_L or TokenKind.PAREN_L:
                    depth++;
                    break;
                case TokenKind.BRACE_R or TokenKind.BRACKET_R or TokenKind.PAREN_R:
                    depth--;
                    break;
            }

            if (depth > Depth)
                return null;
            count++;
        }

        return count;
    }
}
