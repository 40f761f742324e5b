using GraphGateway.Errors;
using GraphQLParser;

namespace GraphGateway.Operations;

/// <summary>Looks over a document's tokens, which costs next to nothing, before anything is made of them.</summary>
internal static class TokenCount
{
    /// <summary>How many characters a document may have: validation counts lines from the start for each error.</summary>
    public const int MaxLength = 50_000;

    // Whatever opens so many brackets is deeper than the parser goes; it gives up at once, with a better word than "long".
    private const int Depth = 128;

    private const int Start = 1_000;

    /// <summary>Whether a document opens so many brackets at its start that the parser will not read on.</summary>
    public static bool IsTooDeep(string document)
    {
        try
        {
            return Count(document[..Math.Min(document.Length, Start)], int.MaxValue) is null;
        }
        catch (GatewayError)
        {
            return false; // Perhaps only because it was cut off there.
        }
    }

    /// <summary>Whether a document has more tokens than that, comments aside.</summary>
    /// <exception cref="GatewayError">There is something in it that is no token.</exception>
    public static bool Exceeds(string document, int tokens) => Count(document, tokens) > tokens;

    // Null where brackets are opened so often that the parser will not read on.
    private static int? Count(string document, int limit)
    {
        var (count, depth) = (0, 0);
        foreach (var (kind, _, _) in TokenReader.Read(document))
        {
            depth += kind switch
            {
                TokenKind.BRACE_L or TokenKind.BRACKET_L or TokenKind.PAREN_L => 1,
                TokenKind.BRACE_R or TokenKind.BRACKET_R or TokenKind.PAREN_R => -1,
                _ => 0,
            };
            if (depth > Depth)
                return null;
            if (++count > limit)
                break;
        }

        return count;
    }
}
