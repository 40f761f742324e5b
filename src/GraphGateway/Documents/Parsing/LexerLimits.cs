namespace GraphGateway.Documents.Parsing;

/// <summary>The size limits of a document that the lexer reads.</summary>
/// <param name="MaxLength">The maximum number of characters in the document.</param>
/// <param name="MaxTokens">The maximum number of tokens in the document. Comments are not tokens.</param>
/// <param name="MaxTokenLength">The maximum number of characters in a token.</param>
internal readonly record struct LexerLimits(int MaxLength, int MaxTokens, int MaxTokenLength)
{
    /// <summary>No limits: for documents that do not come from a client.</summary>
    public static LexerLimits None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);
}
