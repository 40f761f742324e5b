using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphGateway.Validation;

/// <summary>
/// Validates that fields with the same response key can be merged (specification, 5.3.2). The GraphQL.NET rule compares arguments as text, but the
/// field order of input objects is not significant (3.10). So this rule sorts those fields first.
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
