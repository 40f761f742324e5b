using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>An operation or fragment as it stands, measured, with the places where it spreads fragments.</summary>
internal sealed class DefinitionMetrics
{
    private readonly List<(string Fragment, SelectionMetrics At)> _spreads = [];

    /// <summary>Measures a definition. Within one it can recurse, for the parser reads none that is nested too deeply.</summary>
    public DefinitionMetrics(ASTNode definition, GraphQLSelectionSet selected)
    {
        Directives(definition);
        foreach (var variable in (definition as GraphQLOperationDefinition)?.Variables?.Items ?? [])
        {
            Directives(variable);
            Inputs(InputValueMetrics.Of(variable.DefaultValue));
        }

        Measure(selected, default);
    }

    /// <summary>What it holds itself, spread fragments aside.</summary>
    public SelectionMetrics Own { get; private set; }

    /// <summary>The fragments that it spreads, and how deep the places of the spreads lie.</summary>
    public IReadOnlyList<(string Fragment, SelectionMetrics At)> Spreads => _spreads;

    private void Measure(GraphQLSelectionSet? selected, SelectionMetrics at)
    {
        foreach (var node in selected?.Selections ?? [])
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
        var found = new SelectionMetrics { Fields = 1, RootFields = 1, Selections = 1, Aliases = field.Alias is null ? 0 : 1, TypeLists = Introspects(field) ? 1 : 0 };
        Own = Own.With(found, at);
        Arguments(field.Arguments);
        Measure(field.SelectionSet, at with { Fields = at.Fields + 1, TypeLists = at.TypeLists + found.TypeLists });
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

    // The lists through which one type of a schema leads to others, and so in circles. No field of the schema itself has these names.
    private static bool Introspects(GraphQLField field) => field.Name.StringValue is "fields" or "inputFields" or "interfaces" or "possibleTypes";
}
