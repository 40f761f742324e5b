using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Validation;

/// <summary>
/// Validates that a subscription has a single root field (specification, 5.2.4.1). Fields with the same response key count once. <c>@skip</c> and
/// <c>@include</c> are not allowed at the root. The GraphQL.NET rule counts fields before they are merged.
/// </summary>
internal sealed class SubscriptionRootRule : ValidationRuleBase
{
    private static readonly MatchingNodeVisitor<GraphQLOperationDefinition> _visitor = new(Check);

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(_visitor);

    private static void Check(GraphQLOperationDefinition operation, ValidationContext context)
    {
        if (operation.Operation is not OperationType.Subscription || context.Schema.Subscription is not { } root)
            return;
        var selected = new List<ASTNode>();
        Collect(operation.SelectionSet, root, context, selected, []);
        var fields = selected.OfType<GraphQLField>().ToLookup(field => (field.Alias?.Name ?? field.Name).Value);
        var conditions = selected.OfType<GraphQLDirective>().ToArray();
        if (conditions.Length > 0)
            Report("must not have '@skip' or '@include' at its root", conditions);
        else if (fields.Count > 1)
            Report($"has {fields.Count} root fields. It must have one. Send one subscription per field", [.. fields.Skip(1).SelectMany(same => same)]);
        else if (selected.OfType<GraphQLField>().FirstOrDefault(field => field.Name.Value.Span.StartsWith("__", StringComparison.Ordinal)) is { } introspection)
            Report("must not have an introspection field as its root field", introspection);

        void Report(string problem, params ASTNode[] nodes) => context.ReportError(new(context.Document.Source, "5.2.4.1", $"{Name(operation)} {problem}.", nodes));
    }

    // Collects the root fields, with expanded fragments, and their @skip and @include directives.
    private static void Collect(GraphQLSelectionSet selection, IObjectGraphType root, ValidationContext context, List<ASTNode> selected, HashSet<ROM> visited)
    {
        foreach (var node in selection.Selections)
        {
            selected.AddRange((node as IHasDirectivesNode)?.Directives?.Where(IsCondition) ?? []);
            switch (node)
            {
                case GraphQLField field:
                    selected.Add(field);
                    break;
                case GraphQLInlineFragment inline when Matches(inline.TypeCondition, root, context):
                    Collect(inline.SelectionSet, root, context, selected, visited);
                    break;
                case GraphQLFragmentSpread { FragmentName.Name.Value: var name }
                    when context.Document.FindFragmentDefinition(name) is { } fragment && visited.Add(name) && Matches(fragment.TypeCondition, root, context):
                    Collect(fragment.SelectionSet, root, context, selected, visited);
                    break;
            }
        }
    }

    private static bool IsCondition(GraphQLDirective directive) => directive.Name.Value == "skip" || directive.Name.Value == "include";

    private static bool Matches(GraphQLTypeCondition? condition, IObjectGraphType root, ValidationContext context) =>
        condition is null || condition.Type.Name.Value == root.Name || (context.Schema.AllTypes[condition.Type.Name.Value] as IAbstractGraphType)?.PossibleTypes.Contains(root) is true;

    private static string Name(GraphQLOperationDefinition operation) => operation.Name is { } name ? $"The subscription '{name.StringValue}'" : "The subscription";
}
