using System.Text.Json;

namespace GraphGateway.Soak.Fuzz;

/// <summary>The types of the running server's schema, by introspection.</summary>
internal sealed class SchemaTypes(JsonElement schema)
{
    public const string Query = """
        { __schema { types { kind name
          fields(includeDeprecated: true) { name type { ...T } args { name type { ...T } } }
          inputFields { name type { ...T } } enumValues { name } possibleTypes { name } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    private readonly Dictionary<string, JsonElement> _types = schema.GetProperty("types").EnumerateArray().ToDictionary(type => type.GetProperty("name").GetString()!, StringComparer.Ordinal);

    public IReadOnlyList<JsonElement> Fields(string type) => List(type, "fields");

    public IReadOnlyList<JsonElement> InputFields(string type) => List(type, "inputFields");

    public IReadOnlyList<string> EnumValues(string type) => [.. List(type, "enumValues").Select(value => value.GetProperty("name").GetString()!)];

    public IReadOnlyList<string> PossibleTypes(string type) => [.. List(type, "possibleTypes").Select(value => value.GetProperty("name").GetString()!)];

    public string Kind(string type) => _types[type].GetProperty("kind").GetString()!;

    /// <summary>The name of a type without its lists and non-nulls, and how many lists were around it.</summary>
    public static (string Name, int Lists) Unwrap(JsonElement type)
    {
        var lists = 0;
        while (type.GetProperty("ofType") is { ValueKind: JsonValueKind.Object } inner)
        {
            lists += type.GetProperty("kind").GetString() == "LIST" ? 1 : 0;
            type = inner;
            if (!type.TryGetProperty("ofType", out _))
                break;
        }

        return (type.GetProperty("name").GetString()!, lists);
    }

    private JsonElement[] List(string type, string name) => _types[type].GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
