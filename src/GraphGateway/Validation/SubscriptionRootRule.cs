using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Validation;

/// <summary>
/// A subscription has a single root field (specification, 5.2.4.1): fields with one response key count once, and neither <c>@skip</c>
/// nor <c>@include</c> may stand at the root. The engine's own rule counts fields before they are merged.
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
            Report($"has {fields.Count} root fields. It must have one; send a subscription for each", [.. fields.Skip(1).SelectMany(same => same)]);
        else if (selected.OfType<GraphQLField>().FirstOrDefault(field => field.Name.Value.Span.StartsWith("__", StringComparison.Ordinal)) is { } introspection)
            Report("must not have an introspection field as its root field", introspection);

        void Report(string fault, params ASTNode[] nodes) => context.ReportError(new(context.Document.Source, "5.2.4.1", $"{Name(operation)} {fault}.", nodes));
    }

    // The fields of the root, fragments unfolded, and the conditions that stand there.
    private static void Collect(GraphQLSelectionSet selection, IObjectGraphType root, ValidationContext context, List<ASTNode> selected, HashSet<ROM> seen)
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
                    Collect(inline.SelectionSet, root, context, selected, seen);
                    break;
                case GraphQLFragmentSpread { FragmentName.Name.Value: var name } when context.Document.FindFragmentDefinition(name) is { } fragment && seen.Add(name) && Matches(fragment.TypeCondition, root, context):
                    Collect(fragment.SelectionSet, root, context, selected, seen);
                    break;
            }
        }
    }

    private static bool IsCondition(GraphQLDirective directive) => directive.Name.Value == "skip" || directive.Name.Value == "include";

    private static bool Matches(GraphQLTypeCondition? condition, IObjectGraphType root, ValidationContext context) =>
        condition is null || condition.Type.Name.Value == root.Name || (context.Schema.AllTypes[condition.Type.Name.Value] as IAbstractGraphType)?.PossibleTypes.Contains(root) is true;

    private static string Name(GraphQLOperationDefinition operation) => operation.Name is { } name ? $"The subscription '{name.StringValue}'" : "The subscription";
}
