using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Collects the selected fields of one object type: fragments expanded, grouped by response key, in the order of GraphQL.NET.</summary>
internal sealed class SelectedFields(SelectedDocument document, IObjectGraphType type)
{
    private readonly Dictionary<string, List<GraphQLField>> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<GraphQLFragmentDefinition> _spread = [];

    /// <summary>The fields by response key, with all occurrences of each.</summary>
    public IReadOnlyDictionary<string, List<GraphQLField>> All => _fields;

    /// <summary>Merges the occurrences of a field into one field with all their selections, like GraphQL.NET.</summary>
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
            // A second spread of the same fragment adds no field, and nested spreads could expand exponentially.
            case GraphQLFragmentSpread spread when document.Fragment(spread) is { } fragment && document.Narrow(type, fragment.TypeCondition) is not null && _spread.Add(fragment):
                With(fragment.SelectionSet);
                break;
        }
    }

    private void Add(GraphQLField field)
    {
        var key = (field.Alias?.Name ?? field.Name).StringValue;
        if (_fields.TryGetValue(key, out var occurrences))
            occurrences.Add(field);
        else
            _fields.Add(key, [field]);
    }
}
