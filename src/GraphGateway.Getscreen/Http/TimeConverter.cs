using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Getscreen.Http;

/// <summary>Reads Unix seconds, written as a number or as digits in quotes; null, "" and 0 are no time.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset?>
{
    private static readonly long _latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LongConverter.ReadNumber(ref reader) switch
    {
        null or 0 => null,
        > 0 and var seconds when seconds <= _latest => DateTimeOffset.FromUnixTimeSeconds(seconds),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
