using System.Globalization;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphGateway.Operations;

/// <summary>Prints a document without its literal values, because strings and numbers from clients may be secret.</summary>
internal sealed class RedactingPrinter : SDLPrinter
{
    private const int MaxLength = 4_000;

    private static readonly RedactingPrinter _printer = new();

    /// <summary>Returns the document with empty strings and zeros instead of values, truncated if it is too long.</summary>
    public static string Print(GraphQLDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        // The printer awaits only its writer, and a StringWriter completes synchronously.
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
