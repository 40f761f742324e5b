using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Validation;

/// <summary>Validates that all fragments are used (specification, 5.5.1.4). The GraphQL.NET rule ignores documents without an operation.</summary>
internal sealed class UnusedFragmentsRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var used = new HashSet<GraphQLFragmentDefinition>();
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
            used.UnionWith(context.GetRecursivelyReferencedFragments(operation) ?? []);
        foreach (var fragment in context.Document.Definitions.OfType<GraphQLFragmentDefinition>().Where(fragment => !used.Contains(fragment)))
            context.ReportError(new(context.Document.Source, "5.5.1.4", $"Fragment '{fragment.FragmentName.Name.StringValue}' is never used. Spread it or remove it.", fragment));
        return default;
    }
}
