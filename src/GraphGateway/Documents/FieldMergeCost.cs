using GraphGateway.Limits;
using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>
/// How much work it is to see that fields of one response key can be made one: validation compares each with each, their arguments
/// letter by letter. For documents whose shape is within the limits, for it follows every fragment.
/// </summary>
internal sealed class FieldMergeCost(DocumentMetrics document)
{
    // To write down an argument and compare it takes about so much longer than to compare two fields without, for each character.
    private const int PerCharacter = 10;

    /// <summary>The work for the selections of a definition.</summary>
    public int Of(GraphQLSelectionSet? selected) => selected is null ? 0 : Of([selected]);

    private int Of(List<GraphQLSelectionSet> selected)
    {
        var fields = new Dictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        foreach (var part in selected)
            Collect(part, fields);

        var cost = 0;
        foreach (var same in fields.Values)
        {
            cost = SaturatingMath.Add(cost, Compare(same));
            if (same.Select(field => field.SelectionSet).OfType<GraphQLSelectionSet>().ToList() is { Count: > 0 } below)
                cost = SaturatingMath.Add(cost, Of(below));
        }

        return cost;
    }

    private void Collect(GraphQLSelectionSet? selected, Dictionary<string, List<GraphQLField>> fields)
    {
        foreach (var node in selected?.Selections ?? [])
        {
            if (node is GraphQLField field)
                Add(field, fields);
            else
                Collect((node as GraphQLInlineFragment)?.SelectionSet ?? (node is GraphQLFragmentSpread spread ? document.Fragment(spread)?.SelectionSet : null), fields);
        }
    }

    private static void Add(GraphQLField field, Dictionary<string, List<GraphQLField>> fields)
    {
        var key = (field.Alias?.Name ?? field.Name).StringValue;
        if (!fields.TryGetValue(key, out var same))
            fields.Add(key, same = []);
        same.Add(field);
    }

    private static int Compare(List<GraphQLField> same)
    {
        var cost = 0;
        for (var before = 1; before < same.Count; before++)
            cost = SaturatingMath.Add(cost, SaturatingMath.Multiply(before, 1 + (PerCharacter * Length(same[before].Arguments))));
        return cost;
    }

    private static int Length(GraphQLArguments? arguments) => arguments is null ? 0 : arguments.Location.End - arguments.Location.Start;
}
