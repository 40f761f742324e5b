using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Finds the nodes of an operation, including its fragments, that <c>@skip</c> or <c>@include</c> can exclude.</summary>
internal sealed class ConditionalNodes(GraphQLDocument document)
{
    private readonly HashSet<ASTNode> _visited = [];

    public IEnumerable<ASTNode> Of(GraphQLSelectionSet? selected)
    {
        foreach (var node in selected?.Selections ?? [])
        {
            if (node is IHasDirectivesNode { Directives.Count: > 0 })
                yield return node;
            foreach (var nested in Of(SelectionOf(node)))
                yield return nested;
        }
    }

    private GraphQLSelectionSet? SelectionOf(ASTNode node) => node switch
    {
        GraphQLField field => field.SelectionSet,
        GraphQLInlineFragment inline => inline.SelectionSet,
        GraphQLFragmentSpread spread when document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment && _visited.Add(fragment) => fragment.SelectionSet,
        _ => null,
    };
}
