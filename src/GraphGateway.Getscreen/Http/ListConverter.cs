using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GraphGateway.Getscreen.Http;

/// <summary>Reads a list, or the one thing that some answers give instead of a list of one; null is an empty list.</summary>
internal sealed class ListConverter<T> : JsonConverter<List<T>>
{
    public override bool HandleNull => true;

    public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var list = new List<T>();
        if (reader.TokenType is JsonTokenType.StartObject)
            Add(list, ref reader, type);
        else if (reader.TokenType is JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                Add(list, ref reader, type);
        else if (reader.TokenType is not JsonTokenType.Null)
            throw new JsonException();
        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static void Add(List<T> list, ref Utf8JsonReader reader, JsonTypeInfo<T> type)
    {
        if (JsonSerializer.Deserialize(ref reader, type) is { } item)
            list.Add(item);
    }
}
