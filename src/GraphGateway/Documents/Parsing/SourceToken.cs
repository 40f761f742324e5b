using GraphQLParser;

namespace GraphGateway.Documents.Parsing;

/// <summary>A token of a document: its kind, its start and end position, and whether it is a string with escape sequences.</summary>
internal readonly record struct SourceToken(TokenKind Kind, int Start, int End, bool HasEscapes = false)
{
    public int Length => End - Start;

    /// <summary>Returns the source text of the token.</summary>
    public ReadOnlySpan<char> TextIn(string source) => source.AsSpan(Start, End - Start);

    /// <summary>Returns whether the token is a block string (triple quotes).</summary>
    public bool IsBlockStringIn(string source) => Kind is TokenKind.STRING && Length >= 6 && source[Start + 1] == '"' && source[Start + 2] == '"';
}
