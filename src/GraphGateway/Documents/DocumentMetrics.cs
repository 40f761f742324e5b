using GraphGateway.Errors;
using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>
/// The metrics of a document's operations and fragments, with spread fragments expanded. Each definition is measured once, so fragments that
/// double at every level are cheap. Definitions are measured without recursion between them, so a long chain of fragments cannot overflow the stack.
/// </summary>
internal sealed class DocumentMetrics
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<ASTNode, DefinitionMetrics> _measured = [];
    private readonly Dictionary<ASTNode, SelectionMetrics> _metrics = [];

    /// <exception cref="GatewayError">A fragment spreads itself, directly or through other fragments.</exception>
    public DocumentMetrics(GraphQLDocument document)
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        foreach (var definition in document.Definitions)
            Expand(definition);
    }

    /// <summary>The metrics of each operation and fragment. A fragment comes before the definitions that spread it.</summary>
    public IReadOnlyDictionary<ASTNode, SelectionMetrics> ByDefinition => _metrics;

    /// <summary>Returns the fragment that a spread names, or null if the document has no such fragment.</summary>
    public GraphQLFragmentDefinition? Fragment(GraphQLFragmentSpread spread) => _fragments.GetValueOrDefault(spread.FragmentName.Name.StringValue);

    private void Expand(ASTNode definition)
    {
        var pending = new Stack<ASTNode>([definition]);
        while (pending.TryPeek(out var next))
        {
            if (_metrics.ContainsKey(next) || SelectionSetOf(next) is not { } selectionSet)
            {
                pending.Pop();
            }
            else if (_measured.TryGetValue(next, out var measured))
            {
                _metrics.Add(next, Sum(measured));
            }
            else
            {
                _measured.Add(next, measured = new(next, selectionSet));
                foreach (var fragment in SpreadFragments(measured).Distinct().Where(fragment => !_metrics.ContainsKey(fragment)))
                    pending.Push(_measured.ContainsKey(fragment) ? throw FragmentCycle(fragment) : fragment);
            }
        }
    }

    // Validation reports unknown fragments.
    private IEnumerable<GraphQLFragmentDefinition> SpreadFragments(DefinitionMetrics definition) =>
        from spread in definition.Spreads
        where _fragments.ContainsKey(spread.Fragment)
        select _fragments[spread.Fragment];

    private SelectionMetrics Sum(DefinitionMetrics definition)
    {
        var sum = definition.Own;
        foreach (var (name, at) in definition.Spreads)
        {
            if (_fragments.TryGetValue(name, out var fragment))
                sum = sum.With(_metrics[fragment], at);
        }

        return sum;
    }

    private static GraphQLSelectionSet? SelectionSetOf(ASTNode definition) => (definition as IHasSelectionSetNode)?.SelectionSet;

    private static GatewayError FragmentCycle(GraphQLFragmentDefinition fragment) =>
        new(ErrorCodes.ValidationFailed, $"The fragment '{fragment.FragmentName.Name}' forms a cycle: it spreads itself, directly or through other fragments. Remove one of these spreads.");
}
