using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Collects what is selected of objects of one type: fragments unfolded, equal response keys made one, in the engine's order.</summary>
internal sealed class SelectedFields(SelectedDocument document, IObjectGraphType type)
{
    private readonly Dictionary<string, List<GraphQLField>> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<GraphQLFragmentDefinition> _spread = [];

    /// <summary>The fields by response key: each as often as it is selected.</summary>
    public IReadOnlyDictionary<string, List<GraphQLField>> All => _fields;

    /// <summary>One field with the selections of all: what the engine makes of them.</summary>
    public static GraphQLField Merge(List<GraphQLField> fields) => fields is [var only] ? only : new(fields[0].Name)
    {
        Alias = fields[0].Alias,
        Arguments = fields[0].Arguments,
        Directives = fields[0].Directives,
        SelectionSet = fields[0].SelectionSet is null ? null : new([.. fields.SelectMany(field => field.SelectionSet!.Selections).Distinct()]),
    };

    public SelectedFields With(GraphQLSelectionSet? selected)
    {
        foreach (var node in selected?.Selections ?? [])
        {
            if (document.Includes(node))
                Add(node);
        }

        return this;
    }

    private void Add(ASTNode node)
    {
        switch (node)
        {
            case GraphQLField field:
                Add(field);
                break;
            case GraphQLInlineFragment inline when document.Narrow(type, inline.TypeCondition) is not null:
                With(inline.SelectionSet);
                break;
            // Spread a second time it adds nothing, and could unfold without end.
            case GraphQLFragmentSpread spread when document.Fragment(spread) is { } fragment && document.Narrow(type, fragment.TypeCondition) is not null && _spread.Add(fragment):
                With(fragment.SelectionSet);
                break;
        }
    }

    private void Add(GraphQLField field)
    {
        var key = (field.Alias?.Name ?? field.Name).StringValue;
        if (_fields.TryGetValue(key, out var known))
            known.Add(field);
        else
            _fields.Add(key, [field]);
    }
}
