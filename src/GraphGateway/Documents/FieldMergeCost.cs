using GraphGateway.Limits;
using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>
/// Estimates the work that validation needs to check whether fields with the same response key can be merged. Validation compares each pair
/// of fields, and their arguments character by character. Call this only for documents within the limits, because it follows every fragment.
/// </summary>
internal sealed class FieldMergeCost(DocumentMetrics document)
{
    // To print and compare one character of an argument takes about 10 times as long as to compare two fields without arguments.
    private const int PerCharacter = 10;

    /// <summary>Estimates the work for the selections of a definition.</summary>
    public int Estimate(GraphQLSelectionSet? selectionSet) => selectionSet is null ? 0 : Estimate([selectionSet]);

    private int Estimate(List<GraphQLSelectionSet> selectionSets)
    {
        var fields = new Dictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        foreach (var selectionSet in selectionSets)
            Collect(selectionSet, fields);

        var cost = 0;
        foreach (var sameKey in fields.Values)
        {
            cost = SaturatingMath.Add(cost, Compare(sameKey));
            if (sameKey.Select(field => field.SelectionSet).OfType<GraphQLSelectionSet>().ToList() is { Count: > 0 } nested)
                cost = SaturatingMath.Add(cost, Estimate(nested));
        }

        return cost;
    }

    private void Collect(GraphQLSelectionSet? selectionSet, Dictionary<string, List<GraphQLField>> fields)
    {
        foreach (var node in selectionSet?.Selections ?? [])
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
        if (!fields.TryGetValue(key, out var sameKey))
            fields.Add(key, sameKey = []);
        sameKey.Add(field);
    }

    private static int Compare(List<GraphQLField> sameKey)
    {
        var cost = 0;
        for (var i = 1; i < sameKey.Count; i++)
            cost = SaturatingMath.Add(cost, SaturatingMath.Multiply(i, 1 + (PerCharacter * Length(sameKey[i].Arguments))));
        return cost;
    }

    private static int Length(GraphQLArguments? arguments) => arguments is null ? 0 : arguments.Location.End - arguments.Location.Start;
}
