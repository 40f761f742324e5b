using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Finds what directives may leave out of an operation, fragments and all.</summary>
internal sealed class ConditionalNodes(GraphQLDocument document)
{
    private readonly HashSet<ASTNode> _seen = [];

    public IEnumerable<ASTNode> Of(GraphQLSelectionSet? selected)
    {
        foreach (var node in selected?.Selections ?? [])
        {
            if (node is IHasDirectivesNode { Directives.Count: > 0 })
                yield return node;
            foreach (var below in Of(Below(node)))
                yield return below;
        }
    }

    private GraphQLSelectionSet? Below(ASTNode node) => node switch
    {
        GraphQLField field => field.SelectionSet,
        GraphQLInlineFragment inline => inline.SelectionSet,
        GraphQLFragmentSpread spread when document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment && _seen.Add(fragment) => fragment.SelectionSet,
        _ => null,
    };
}
