using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Execution;

/// <summary>Writes the raw JSON of a <see cref="SerializedResult"/> as the value of <c>data</c>.</summary>
internal sealed class SerializedResultConverter : JsonConverter<SerializedResult>
{
    public override SerializedResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A serialized result cannot be deserialized.");

    public override void Write(Utf8JsonWriter writer, SerializedResult value, JsonSerializerOptions options) => writer.WriteRawValue(value.Data, skipInputValidation: true);
}
