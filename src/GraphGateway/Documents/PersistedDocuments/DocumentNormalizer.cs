using System.Text;
using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphQLParser;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>A document without what GraphQL ignores, so that comments and layout do not make it another.</summary>
internal static class DocumentNormalizer
{
    private static readonly LexerLimits _limits = new(DocumentLimits.MaxLength, MaxTokens: int.MaxValue, DocumentLimits.MaxTokenLength);

    /// <summary>The document's tokens; null where it is too long, or holds something that is no token.</summary>
    public static string? Of(string document)
    {
        if (document.Length > _limits.MaxLength)
            return null;
        try
        {
            return Join(document);
        }
        catch (GatewayError)
        {
            return null;
        }
    }

    // As they are written, for the value is the same for a string and a name.
    private static string Join(string document)
    {
        var lexer = new DocumentLexer(document, _limits);
        var tokens = new StringBuilder(document.Length);
        for (var token = lexer.Next(); token.Kind is not TokenKind.EOF; token = lexer.Next())
            tokens.Append(token.TextIn(document)).Append(' ');
        return tokens.ToString();
    }
}
