using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>Computes the nesting depth and the size of input values. Recursion is safe, because the parser and the JSON reader limit the depth of a value.</summary>
internal static class InputValueMetrics
{
    /// <summary>Returns how deeply input objects are nested in a value of a document.</summary>
    public static int Of(GraphQLValue? value) => value switch
    {
        GraphQLObjectValue { Fields: { } fields } => 1 + fields.Select(field => Of(field.Value)).DefaultIfEmpty().Max(),
        GraphQLObjectValue => 1,
        GraphQLListValue { Values: { } values } => values.Select(Of).DefaultIfEmpty().Max(),
        _ => 0,
    };

    /// <summary>Returns how deeply input objects are nested in the value of a variable.</summary>
    public static int Of(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => 1 + MaxDepth(fields.Values),
        IDictionary<string, object?> fields => 1 + MaxDepth(fields.Values),
        IEnumerable<object?> values => MaxDepth(values),
        _ => 0,
    };

    /// <summary>Counts the keys and values in the value of a variable.</summary>
    public static int CountValues(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.Values.Sum(field => 1 + CountValues(field)),
        IDictionary<string, object?> fields => fields.Values.Sum(field => 1 + CountValues(field)),
        IEnumerable<object?> values => values.Sum(CountValues),
        _ => 1,
    };

    private static int MaxDepth(IEnumerable<object?> values) => values.Select(Of).DefaultIfEmpty().Max();
}
