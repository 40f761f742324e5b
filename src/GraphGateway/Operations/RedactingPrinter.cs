using System.Globalization;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphGateway.Operations;

/// <summary>Prints a document without the values that a client has written into it: texts and numbers may be anybody's secret.</summary>
internal sealed class RedactingPrinter : SDLPrinter
{
    private const int MaxLength = 4_000;

    private static readonly RedactingPrinter _printer = new();

    /// <summary>The document with empty texts and zeros; cut where it is long.</summary>
    public static string Of(GraphQLDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        // The printer waits for nothing but its writer, and that one never waits.
        _printer.PrintAsync(document, text).AsTask().GetAwaiter().GetResult();
        var printed = text.ToString();
        return printed.Length <= MaxLength ? printed : $"{printed[..MaxLength]}…";
    }

    protected override ValueTask VisitStringValueAsync(GraphQLStringValue stringValue, DefaultPrintContext context) => Write(context, "\"\"");

    protected override ValueTask VisitIntValueAsync(GraphQLIntValue intValue, DefaultPrintContext context) => Write(context, "0");

    protected override ValueTask VisitFloatValueAsync(GraphQLFloatValue floatValue, DefaultPrintContext context) => Write(context, "0");

    protected override ValueTask VisitCommentAsync(GraphQLComment comment, DefaultPrintContext context) => default;

    private static ValueTask Write(DefaultPrintContext context, string text) => new(context.Writer.WriteAsync(text.AsMemory(), context.CancellationToken));
}
