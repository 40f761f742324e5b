using GraphQLParser.AST;

namespace GraphGateway.Documents;

/// <summary>How deeply input objects are nested in a value, and how much is in it. Values can be walked freely: parser and JSON reader bound their depth.</summary>
internal static class InputValueMetrics
{
    /// <summary>Of a value in a document.</summary>
    public static int Of(GraphQLValue? value) => value switch
    {
        GraphQLObjectValue { Fields: { } fields } => 1 + fields.Select(field => Of(field.Value)).DefaultIfEmpty().Max(),
        GraphQLObjectValue => 1,
        GraphQLListValue { Values: { } values } => values.Select(Of).DefaultIfEmpty().Max(),
        _ => 0,
    };

    /// <summary>Of a variable's value.</summary>
    public static int Of(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => 1 + Deepest(fields.Values),
        IDictionary<string, object?> fields => 1 + Deepest(fields.Values),
        IEnumerable<object?> values => Deepest(values),
        _ => 0,
    };

    /// <summary>How many keys and values a variable's value has.</summary>
    public static int Count(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.Values.Sum(field => 1 + Count(field)),
        IDictionary<string, object?> fields => fields.Values.Sum(field => 1 + Count(field)),
        IEnumerable<object?> values => values.Sum(Count),
        _ => 1,
    };

    private static int Deepest(IEnumerable<object?> values) => values.Select(Of).DefaultIfEmpty().Max();
}
