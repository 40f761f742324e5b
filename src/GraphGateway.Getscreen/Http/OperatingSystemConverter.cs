using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Getscreen.Http;

/// <summary>Reads an operating system's word; null and "" are none, a word not yet invented is unknown.</summary>
internal sealed class OperatingSystemConverter : JsonConverter<OperatingSystem?>
{
    public override bool HandleNull => true;

    public override OperatingSystem? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => Of(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, OperatingSystem? value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static OperatingSystem? Of(ref Utf8JsonReader reader) => reader switch
    {
        _ when reader.ValueTextEquals("win"u8) => OperatingSystem.Windows,
        _ when reader.ValueTextEquals("mac"u8) => OperatingSystem.Mac,
        _ when reader.ValueTextEquals("linux"u8) => OperatingSystem.Linux,
        _ when reader.ValueTextEquals("android"u8) => OperatingSystem.Android,
        _ when reader.ValueTextEquals(""u8) => null,
        _ => OperatingSystem.Unknown,
    };
}
