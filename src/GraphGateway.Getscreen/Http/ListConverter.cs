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
        try
        {
            return Read(ref reader, "", options);
        }
        catch (PayloadException)
        {
            throw new JsonException(); // inside a row the serializer tells the way here
        }
    }

    /// <summary>Reads the list that stands at <paramref name="path"/>, which failures name.</summary>
    public static List<T> Read(ref Utf8JsonReader reader, string path, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var list = new List<T>();
        if (reader.TokenType is JsonTokenType.StartObject)
            Add(list, ref reader, type, path);
        else if (reader.TokenType is JsonTokenType.StartArray)
            for (var index = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; index++)
                Add(list, ref reader, type, $"{path}[{index}]");
        else if (reader.TokenType is not JsonTokenType.Null)
            throw new PayloadException(path);
        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static void Add(List<T> list, ref Utf8JsonReader reader, JsonTypeInfo<T> type, string path)
    {
        var start = reader.TokenStartIndex;
        try
        {
            if (JsonSerializer.Deserialize(ref reader, type) is { } item)
                list.Add(item);
        }
        catch (JsonException exception)
        {
            // A row is read on its own, so the exception's path and place start at the row.
            throw new PayloadException($"{path}{PathOf(exception)}, row at byte {start}");
        }
    }

    private static string PathOf(Exception? exception) =>
        exception is JsonException json ? json.Path?.TrimStart('$') + PathOf(json.InnerException) : "";
}
