using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphGateway.Validation;

/// <summary>
/// Fields with one response key can be merged (specification, 5.3.2). The engine's own rule compares arguments as text, so the fields of
/// input objects, whose order means nothing (3.10), are sorted before it looks at them.
/// </summary>
internal sealed class FieldMergeRule : ValidationRuleBase
{
    private static readonly FieldSorter _sorter = new();

    public override async ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        await _sorter.VisitAsync(context.Document, default);
        return await OverlappingFieldsCanBeMerged.Instance.GetPreNodeVisitorAsync(context);
    }

    private sealed class FieldSorter : ASTVisitor<NullVisitorContext>
    {
        protected override ValueTask VisitObjectValueAsync(GraphQLObjectValue objectValue, NullVisitorContext context)
        {
            if (objectValue.Fields is { Count: > 1 } fields)
                objectValue.Fields = [.. fields.OrderBy(field => field.Name.StringValue, StringComparer.Ordinal)];
            return base.VisitObjectValueAsync(objectValue, context);
        }
    }
}
