using CsCheck;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Tests.Filtering;

/// <summary>
/// Filters and orders as JSON, of every field and operator that the schema's input types have: one that is added later is generated too.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="values">For each property, values as JSON: those that rows have, and others.</param>
internal sealed class RandomFilters(ISchema schema, IReadOnlyDictionary<string, string[]> values)
{
    private const int MostNested = 3;

    /// <summary>Filters of an input type; null for none.</summary>
    public Gen<string?> Filters(string type) => Gen.Frequency((9, Object(Input(type), type, depth: 0)), (1, Gen.Const("null"))).Select(json => json == "null" ? null : json);

    /// <summary>Orders by up to three different keys of an input type; null for none.</summary>
    public Gen<string?> Orders(string type) => Gen.Select(
        Gen.Shuffle(Input(type).Fields.Select(field => field.Name).ToArray()),
        Gen.Int[0, 3],
        Gen.Bool.Array[3],
        (keys, count, descending) => count == 0 ? null : List(keys.Take(count).Select((key, index) => $$"""{"{{key}}":"{{(descending[index] ? "DESC" : "ASC")}}"}""")));

    private IInputObjectGraphType Input(string type) => (IInputObjectGraphType)schema.AllTypes[type]!;

    // Some of the fields, each once.
    private Gen<string> Object(IInputObjectGraphType type, string property, int depth)
    {
        var fields = type.Fields.Where(field => depth < MostNested || field.Name is not ("and" or "or"))
            .Select(field => Value(field, property, depth).Select(value => (field.Name, Value: value))).ToArray();
        return Gen.OneOf(fields).Array[0, depth == 0 ? 3 : 2].Select(chosen => $"{{{string.Join(',', chosen.DistinctBy(field => field.Name).Select(field => $"\"{field.Name}\":{field.Value}"))}}}");
    }

    private Gen<string> Value(FieldType field, string property, int depth)
    {
        var isList = field.ResolvedType is ListGraphType;
        var isNullable = !isList || ((ListGraphType)field.ResolvedType!).ResolvedType is not NonNullGraphType;
        if (field.ResolvedType!.GetNamedType() is not IInputObjectGraphType inner)
            return isList ? Scalar(property, isNullable).Array[0, 3].Select(List) : Scalar(property, isNullable);
        return isList
            ? Object(inner, property, depth + 1).Array[0, 3].Select(List)
            : Gen.Frequency((15, Object(inner, field.Name, depth)), (1, Gen.Const("null")));
    }

    private Gen<string> Scalar(string property, bool isNullable) => Gen.Frequency((6, OneOf(values[property])), (isNullable ? 1 : 0, Gen.Const("null")));

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string List(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
}
