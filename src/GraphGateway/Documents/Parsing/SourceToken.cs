using GraphQLParser;

namespace GraphGateway.Documents.Parsing;

/// <summary>A token of a document, between which characters it stands, and whether it is a string with escape sequences.</summary>
internal readonly record struct SourceToken(TokenKind Kind, int Start, int End, bool HasEscapes = false)
{
    public int Length => End - Start;

    /// <summary>The token as it is written in the document.</summary>
    public ReadOnlySpan<char> TextIn(string source) => source.AsSpan(Start, End - Start);

    /// <summary>Whether the token is a string between triple quotes.</summary>
    public bool IsBlockStringIn(string source) => Kind is TokenKind.STRING && Length >= 6 && source[Start + 1] == '"' && source[Start + 2] == '"';
}
