using GraphGateway.Errors;
using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>
/// The shapes of a document's operations and fragments, fragments unfolded. Each definition is looked at once, so fragments that
/// double at every level cost nothing; and none by way of another, so a long chain of them needs no deep stack.
/// </summary>
internal sealed class DocumentMetrics
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<ASTNode, DefinitionMetrics> _measured = [];
    private readonly Dictionary<ASTNode, SelectionMetrics> _shapes = [];

    /// <exception cref="GatewayError">A fragment leads back to itself.</exception>
    public DocumentMetrics(GraphQLDocument document)
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        foreach (var definition in document.Definitions)
            Unfold(definition);
    }

    /// <summary>Operations and fragments with their shapes; those that are spread come before those that spread them.</summary>
    public IReadOnlyDictionary<ASTNode, SelectionMetrics> Shapes => _shapes;

    /// <summary>The fragment that is spread; null where there is none of that name.</summary>
    public GraphQLFragmentDefinition? Fragment(GraphQLFragmentSpread spread) => _fragments.GetValueOrDefault(spread.FragmentName.Name.StringValue);

    private void Unfold(ASTNode definition)
    {
        var waiting = new Stack<ASTNode>([definition]);
        while (waiting.TryPeek(out var next))
        {
            if (_shapes.ContainsKey(next) || Selected(next) is not { } selected)
            {
                waiting.Pop();
            }
            else if (_measured.TryGetValue(next, out var measured))
            {
                _shapes.Add(next, Sum(measured));
            }
            else
            {
                _measured.Add(next, measured = new(next, selected));
                foreach (var fragment in Spread(measured).Distinct().Where(fragment => !_shapes.ContainsKey(fragment)))
                    waiting.Push(_measured.ContainsKey(fragment) ? throw Endless(fragment) : fragment);
            }
        }
    }

    // Unknown fragments are left to validation.
    private IEnumerable<GraphQLFragmentDefinition> Spread(DefinitionMetrics definition) =>
        from spread in definition.Spreads
        where _fragments.ContainsKey(spread.Fragment)
        select _fragments[spread.Fragment];

    private SelectionMetrics Sum(DefinitionMetrics definition)
    {
        var sum = definition.Own;
        foreach (var (name, at) in definition.Spreads)
        {
            if (_fragments.TryGetValue(name, out var fragment))
                sum = sum.With(_shapes[fragment], at);
        }

        return sum;
    }

    private static GraphQLSelectionSet? Selected(ASTNode definition) => (definition as IHasSelectionSetNode)?.SelectionSet;

    private static GatewayError Endless(GraphQLFragmentDefinition fragment) =>
        new(ErrorCodes.ValidationFailed, $"The fragment '{fragment.FragmentName.Name}' leads back to itself, so it has no end. Spread it in none of the fragments that it spreads.");
}
