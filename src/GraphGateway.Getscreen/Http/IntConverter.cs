using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Getscreen.Http;

/// <summary>Reads a whole number, written as a number or as digits in quotes; null and "" are none.</summary>
internal sealed class IntConverter : JsonConverter<int?>
{
    public override bool HandleNull => true;

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadNumber(ref reader);

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => throw new NotSupportedException();

    public static int? ReadNumber(ref Utf8JsonReader reader) => LongConverter.ReadNumber(ref reader) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var number => (int)number,
        _ => throw new JsonException(),
    };
}
