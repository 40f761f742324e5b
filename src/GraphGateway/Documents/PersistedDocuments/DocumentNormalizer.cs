using System.Text;
using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphQLParser;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Reduces a document to its tokens, so that documents that differ only in comments and layout are equal.</summary>
internal static class DocumentNormalizer
{
    private static readonly LexerLimits _limits = new(DocumentLimitChecker.MaxLength, MaxTokens: int.MaxValue, DocumentLimitChecker.MaxTokenLength);

    /// <summary>Returns the document's tokens, or null if the document is too long or contains an invalid token.</summary>
    public static string? Normalize(string document)
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

    // Uses the source text of each token, because a string and a name can have the same value.
    private static string Join(string document)
    {
        var lexer = new DocumentLexer(document, _limits);
        var tokens = new StringBuilder(document.Length);
        for (var token = lexer.Next(); token.Kind is not TokenKind.EOF; token = lexer.Next())
            tokens.Append(token.TextIn(document)).Append(' ');
        return tokens.ToString();
    }
}
