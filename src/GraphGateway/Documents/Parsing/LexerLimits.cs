namespace GraphGateway.Documents.Parsing;

/// <summary>How large a document may be that the lexer reads.</summary>
/// <param name="MaxLength">How many characters the document may have.</param>
/// <param name="MaxTokens">How many tokens the document may have. Comments are not tokens.</param>
/// <param name="MaxTokenLength">How many characters a token may have.</param>
internal readonly record struct LexerLimits(int MaxLength, int MaxTokens, int MaxTokenLength)
{
    /// <summary>No limits: for documents that do not come from a client.</summary>
    public static LexerLimits None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);
}
