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
            return Of(document[..Math.Min(document.Length, Start)], int.MaxValue) is null;
        }
        catch (GatewayError)
        {
            return false; // Perhaps only because it was cut off there.
        }
    }

    /// <summary>How many tokens a document has, comments aside, or at least one more than the limit; null where it opens more brackets than the parser reads.</summary>
    /// <exception cref="GatewayError">There is something in it that is no token, or one that is too long.</exception>
    public static int? Of(string document, int limit)
    {
        var (count, depth) = (0, 0);
        foreach (var (kind, _, _) in TokenReader.Read(document, TokenReader.MaxLength))
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
