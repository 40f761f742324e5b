using GraphGateway.Errors;
using GraphGateway.Limits;
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

/// <summary>The metrics of one operation or fragment without its spread fragments, and the list of its fragment spreads.</summary>
internal sealed class DefinitionMetrics
{
    private readonly List<(string Fragment, SelectionMetrics At)> _spreads = [];

    /// <summary>Measures a definition. Recursion within one definition is safe, because the parser limits the nesting depth.</summary>
    public DefinitionMetrics(ASTNode definition, GraphQLSelectionSet selectionSet)
    {
        Directives(definition);
        foreach (var variable in (definition as GraphQLOperationDefinition)?.Variables?.Items ?? [])
        {
            Directives(variable);
            Inputs(InputValueMetrics.Of(variable.DefaultValue));
        }

        Measure(selectionSet, default);
    }

    /// <summary>The metrics of the definition itself, without spread fragments.</summary>
    public SelectionMetrics Own { get; private set; }

    /// <summary>The names of the spread fragments, and the depth of each spread.</summary>
    public IReadOnlyList<(string Fragment, SelectionMetrics At)> Spreads => _spreads;

    private void Measure(GraphQLSelectionSet? selectionSet, SelectionMetrics at)
    {
        foreach (var node in selectionSet?.Selections ?? [])
        {
            Directives(node);
            switch (node)
            {
                case GraphQLField field:
                    Measure(field, at);
                    break;
                case GraphQLInlineFragment inline:
                    Measure(inline.SelectionSet, Fragment(at));
                    break;
                case GraphQLFragmentSpread spread:
                    _spreads.Add((spread.FragmentName.Name.StringValue, Fragment(at)));
                    break;
            }
        }
    }

    private void Measure(GraphQLField field, SelectionMetrics at)
    {
        var metrics = new SelectionMetrics { Fields = 1, RootFields = 1, Selections = 1, Aliases = field.Alias is null ? 0 : 1, TypeLists = IsTypeList(field) ? 1 : 0 };
        Own = Own.With(metrics, at);
        Arguments(field.Arguments);
        Measure(field.SelectionSet, at with { Fields = at.Fields + 1, TypeLists = at.TypeLists + metrics.TypeLists });
    }

    private SelectionMetrics Fragment(SelectionMetrics at)
    {
        Own = Own.With(new() { Fragments = 1, Selections = 1 }, at);
        return at with { Fragments = at.Fragments + 1 };
    }

    private void Directives(ASTNode node)
    {
        foreach (var directive in (node as IHasDirectivesNode)?.Directives?.Items ?? [])
        {
            Own = Own.With(new() { Directives = 1 }, at: default);
            Arguments(directive.Arguments);
        }
    }

    private void Arguments(GraphQLArguments? arguments)
    {
        foreach (var argument in arguments?.Items ?? [])
            Inputs(InputValueMetrics.Of(argument.Value));
    }

    private void Inputs(int depth) => Own = Own with { Inputs = Math.Max(Own.Inputs, depth) };

    // Introspection lists that lead from one type to other types, and so can form cycles. No field of the schema itself has these names.
    private static bool IsTypeList(GraphQLField field) => field.Name.StringValue is "fields" or "inputFields" or "interfaces" or "possibleTypes";
}

/// <summary>The size and nesting depth of an operation, a fragment or a part of one. Spread fragments are included only after they are expanded.</summary>
internal readonly record struct SelectionMetrics
{
    /// <summary>The maximum nesting depth of fields.</summary>
    public int Fields { get; init; }

    /// <summary>The maximum nesting depth of fragments in fragments, spread or inline, regardless of the fields between them.</summary>
    public int Fragments { get; init; }

    /// <summary>The maximum nesting depth of introspection lists that lead from one type to other types: fields, interfaces and so on.</summary>
    public int TypeLists { get; init; }

    /// <summary>The maximum nesting depth of input objects.</summary>
    public int Inputs { get; init; }

    /// <summary>The number of fields at the top level.</summary>
    public int RootFields { get; init; }

    /// <summary>The number of selected fields and fragments.</summary>
    public int Selections { get; init; }

    public int Aliases { get; init; }

    public int Directives { get; init; }

    /// <summary>Adds the metrics of a nested selection to these metrics.</summary>
    /// <param name="nested">The metrics of the nested selection.</param>
    /// <param name="at">The depth of the place that contains the nested selection.</param>
    public SelectionMetrics With(SelectionMetrics nested, SelectionMetrics at) => new()
    {
        Fields = Math.Max(Fields, at.Fields + nested.Fields),
        Fragments = Math.Max(Fragments, at.Fragments + nested.Fragments),
        TypeLists = Math.Max(TypeLists, at.TypeLists + nested.TypeLists),
        Inputs = Math.Max(Inputs, nested.Inputs),
        RootFields = at.Fields > 0 ? RootFields : SaturatingMath.Add(RootFields, nested.RootFields),
        Selections = SaturatingMath.Add(Selections, nested.Selections),
        Aliases = SaturatingMath.Add(Aliases, nested.Aliases),
        Directives = SaturatingMath.Add(Directives, nested.Directives),
    };
}
