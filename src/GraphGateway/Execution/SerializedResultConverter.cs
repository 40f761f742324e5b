using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Execution;

/// <summary>Puts an answer's data where the serializer would have written it.</summary>
internal sealed class SerializedResultConverter : JsonConverter<SerializedResult>
{
    public override SerializedResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, SerializedResult value, JsonSerializerOptions options) => writer.WriteRawValue(value.Data, skipInputValidation: true);
}
