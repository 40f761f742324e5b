using System.Text;
using GraphGateway.Errors;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace GraphGateway.Operations;

/// <summary>
/// Finds what is wrong with a document of long lines. To tell where an error stands the parser takes time with the square of the column, and
/// generated documents have all in one line; so they are parsed once before with each token on a line of its own.
/// </summary>
internal static class LongLines
{
    // An error at the end of such a line is told at once.
    private const int MaxLength = 1_000;

    /// <summary>Parses a document that has such a line, and throws what is made of it away.</summary>
    /// <exception cref="GatewayError">The document does not follow the grammar.</exception>
    public static void Check(string document, IDocumentBuilder parser)
    {
        if (!AreIn(document))
            return;
        var tokens = TokenReader.Read(document).ToList();
        var lines = Spread(document, tokens);
        try
        {
            parser.Build(lines);
        }
        catch (SyntaxError error) when (error.InnerException is GraphQLSyntaxErrorException cause)
        {
            throw TokenReader.Error(document, cause.Description, Back(TokenReader.PositionOf(cause.Location, lines), tokens) ?? document.Length);
        }
    }

    // Lines as GraphQL and the parser count them, which know fewer ends than .NET does.
    private static bool AreIn(ReadOnlySpan<char> document)
    {
        foreach (var line in document.SplitAny('\r', '\n'))
        {
            if (line.End.Value - line.Start.Value > MaxLength)
                return true;
        }

        return false;
    }

    private static string Spread(string document, List<(TokenKind Kind, int Start, int End)> tokens)
    {
        var lines = new StringBuilder(document.Length + tokens.Count);
        foreach (var (_, start, end) in tokens)
            lines.Append(document, start, end - start).Append('\n');
        return lines.ToString();
    }

    // Where in the document that stands; null for its end.
    private static int? Back(int position, List<(TokenKind Kind, int Start, int End)> tokens)
    {
        foreach (var (_, start, end) in tokens)
        {
            if (start + position <= end)
                return start + position;
            position -= end - start + 1;
        }

        return null;
    }
}
