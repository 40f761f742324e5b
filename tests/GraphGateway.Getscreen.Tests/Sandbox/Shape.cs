using System.Text.Json;

namespace GraphGateway.Getscreen.Tests.Sandbox;

/// <summary>What a JSON value is made of: each path in it with the type that stands there, e.g. <c>.data[].id Number</c>.</summary>
internal static class Shape
{
    public static SortedSet<string> Of(params JsonElement[] values)
    {
        var shape = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
            Add(shape, "", value);
        return shape;
    }

    public static SortedSet<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    private static void Add(SortedSet<string> shape, string path, JsonElement value)
    {
        shape.Add($"{path} {(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : value.ValueKind)}");
        if (value.ValueKind is JsonValueKind.Object)
            foreach (var property in value.EnumerateObject())
                Add(shape, $"{path}.{property.Name}", property.Value);
        if (value.ValueKind is JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Add(shape, $"{path}[]", item);
    }
}
