using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace GraphGateway.Benchmarks.Price;

/// <summary>One occurrence of a field in an answer.</summary>
/// <param name="Coordinate">The type and the field, e.g. <c>Agent.sessions</c>.</param>
/// <param name="Node">Where the operation selects it.</param>
/// <param name="Selected">The fields selected below it, where it is one object.</param>
/// <param name="Parent">The object in the answer that it belongs to.</param>
/// <param name="Value">What it was answered with.</param>
/// <param name="Variables">The operation's variables, defaults included.</param>
internal sealed record NaiveField(
    string Coordinate, GraphQLField Node, IReadOnlyList<string> Selected, JsonElement Parent, JsonElement Value, JsonObject Variables)
{
    public JsonNode? Argument(string name) => Node.Arguments?.ValueFor(name) is { } value ? Read(value, Variables) : null;

    public string Text(string argument) => Argument(argument)!.ToString();

    /// <summary>The id of an object of the answer.</summary>
    /// <exception cref="InvalidDataException">The operation does not select it.</exception>
    public string IdOf(JsonElement row) => row.TryGetProperty("id", out var id)
        ? id.GetString()!
        : throw new InvalidDataException($"The operation must select an id beside or below {Coordinate}: the naive way depends on it.");

    public static JsonNode? Read(GraphQLValue value, JsonObject variables) => value switch
    {
        GraphQLVariable variable => variables[variable.Name.StringValue]?.DeepClone(),
        GraphQLIntValue number => int.Parse(number.Value, CultureInfo.InvariantCulture),
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLBooleanValue flag => flag.BoolValue,
        GraphQLListValue list => new JsonArray([.. (list.Values ?? []).Select(item => Read(item, variables))]),
        GraphQLObjectValue fields => new JsonObject((fields.Fields ?? []).Select(field => KeyValuePair.Create(field.Name.StringValue, Read(field.Value, variables)))),
        _ => null,
    };
}
