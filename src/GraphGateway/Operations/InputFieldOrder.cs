using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphGateway.Operations;

/// <summary>
/// Sorts the fields of input objects by name. Their order means nothing (specification, 3.10), but the engine compares arguments as text
/// to see whether fields can be merged (5.3.2).
/// </summary>
internal sealed class InputFieldOrder : ASTVisitor<NullVisitorContext>
{
    private static readonly InputFieldOrder _visitor = new();

    public static void Apply(GraphQLDocument document) => _visitor.VisitAsync(document, default).GetAwaiter().GetResult();

    protected override ValueTask VisitObjectValueAsync(GraphQLObjectValue objectValue, NullVisitorContext context)
    {
        if (objectValue.Fields is { Count: > 1 } fields)
            objectValue.Fields = [.. fields.OrderBy(field => field.Name.StringValue, StringComparer.Ordinal)];
        return base.VisitObjectValueAsync(objectValue, context);
    }
}
