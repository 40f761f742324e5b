using System.Text;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace GraphGateway.Operations.PersistedDocuments;

/// <summary>A document without what GraphQL ignores, so that comments and layout do not make it another.</summary>
internal static class DocumentTokens
{
    // To tell where something is no token takes the parser time with the square of the length.
    private const int MaxLength = 50_000;

    /// <summary>The document's tokens; null where it is too long, or holds something that is no token.</summary>
    public static string? Of(string document)
    {
        if (document.Length > MaxLength)
            return null;
        try
        {
            return Join(document);
        }
        catch (GraphQLSyntaxErrorException)
        {
            return null;
        }
    }

    private static string Join(string document)
    {
        var tokens = new StringBuilder(document.Length);
        for (var token = Lexer.Lex(document); token.Kind != TokenKind.EOF; token = Lexer.Lex(document, token.End))
        {
            // As it is written, for its value is the same for a string and a name.
            if (token.Kind != TokenKind.COMMENT)
                tokens.Append(document, token.Start, token.End - token.Start).Append(' ');
        }

        return tokens.ToString();
    }
}
