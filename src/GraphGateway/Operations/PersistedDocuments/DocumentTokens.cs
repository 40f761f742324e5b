using System.Text;
using GraphGateway.Errors;

namespace GraphGateway.Operations.PersistedDocuments;

/// <summary>A document without what GraphQL ignores, so that comments and layout do not make it another.</summary>
internal static class DocumentTokens
{
    /// <summary>The document's tokens; null where it is too long, or holds something that is no token.</summary>
    public static string? Of(string document)
    {
        if (document.Length > TokenCount.MaxLength)
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
    private static string Join(string document) => TokenReader.Read(document, TokenReader.MaxLength)
        .Aggregate(new StringBuilder(document.Length), (tokens, token) => tokens.Append(document, token.Start, token.End - token.Start).Append(' '))
        .ToString();
}
