using GraphQLParser.AST;

namespace GraphGateway.Documents;

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
