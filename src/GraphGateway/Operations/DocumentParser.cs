using GraphQL.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>Parses documents with the engine's parser, and keeps it from what it does badly.</summary>
internal sealed class DocumentParser : IDocumentBuilder
{
    private readonly GraphQLDocumentBuilder _parser = new();

    /// <summary>Parses a document.</summary>
    /// <exception cref="GraphQL.ExecutionError">It does not follow the grammar.</exception>
    public GraphQLDocument Build(string document)
    {
        var readable = WithLineFeeds(WithoutEscapesInComments(document));
        LongLines.Check(readable, _parser);
        var syntax = _parser.Build(readable);
        InputFieldOrder.Apply(syntax);
        return syntax;
    }

    // The parser's errors stumble over lines that end with a carriage return alone. In a block's text both are the same line end.
    private static string WithLineFeeds(string document)
    {
        if (!document.Contains('\r', StringComparison.Ordinal))
            return document;
        var text = document.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                text[i] = '\n';
        }

        return new(text);
    }

    // The parser takes a backslash in a comment for the beginning of an escape. Nobody reads comments, and all stays where it was.
    private static string WithoutEscapesInComments(string document)
    {
        if (!document.Contains('#', StringComparison.Ordinal) || !document.Contains('\\', StringComparison.Ordinal))
            return document;
        var (text, last) = (document.ToCharArray(), 0);
        foreach (var (_, start, end) in TokenReader.Read(document))
        {
            text.AsSpan(last..start).Replace('\\', ' ');
            last = end;
        }

        text.AsSpan(last).Replace('\\', ' ');
        return new(text);
    }
}
