using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Getscreen.Http;

/// <summary>Reads an envelope: an object whose <c>data</c> is a list or one thing, or, as some answers come, the list alone.</summary>
internal sealed class EnvelopeConverter<T> : JsonConverter<Envelope<T>>
{
    public override Envelope<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartArray)
            return new() { Data = ListConverter<T>.Read(ref reader, "$", options) };
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw new JsonException();

        List<T>? data = null;
        int? remain = null, offset = null, limit = null, total = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            switch (Property(ref reader))
            {
                case "data": data = ListConverter<T>.Read(ref reader, "$.data", options); break;
                case "remain": remain = Number(ref reader); break;
                case "offset": offset = Number(ref reader); break;
                case "limit": limit = Number(ref reader); break;
                case "total": total = Number(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new() { Data = data ?? throw new PayloadException("$.data"), Remain = remain, Offset = offset, Limit = limit, Total = total };
    }

    public override void Write(Utf8JsonWriter writer, Envelope<T> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static string? Property(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        reader.Read();
        return name;
    }

    private static int? Number(ref Utf8JsonReader reader) => IntConverter.ReadNumber(ref reader);
}
