using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphGateway.GraphTypes;

namespace GraphGateway.Execution;

/// <summary>
/// The serialized response of a query in a pooled buffer. It is the <c>Data</c> of the GraphQL.NET result. If the response has only <c>data</c>,
/// its bytes are the whole body. If it is not disposed, the buffer is only lost to the pool.
/// </summary>
[JsonConverter(typeof(SerializedResultConverter))]
internal sealed class SerializedResult : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;

    private SerializedResult(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    private static ReadOnlySpan<byte> Start => "{\"data\":"u8;

    /// <summary>The response body: a JSON object with only <c>data</c>.</summary>
    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(0, _length);

    /// <summary>The size of the buffer in bytes.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The JSON value of <c>data</c>.</summary>
    public ReadOnlySpan<byte> Data => _bytes.AsSpan(Start.Length, _length - Start.Length - 1);

    /// <summary>Creates a buffer and writes the start of the response.</summary>
    /// <param name="expectedLength">The expected length of the response in bytes.</param>
    public static JsonBuffer Begin(int expectedLength)
    {
        var buffer = new JsonBuffer(expectedLength);
        buffer.Raw(Start);
        return buffer;
    }

    /// <summary>Writes the end of the response and detaches the buffer.</summary>
    public static SerializedResult End(JsonBuffer buffer)
    {
        buffer.Raw("}"u8);
        return new(buffer.Detach(), buffer.Length);
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}

/// <summary>Writes the raw JSON of a <see cref="SerializedResult"/> as the value of <c>data</c>.</summary>
internal sealed class SerializedResultConverter : JsonConverter<SerializedResult>
{
    public override SerializedResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A serialized result cannot be deserialized.");

    public override void Write(Utf8JsonWriter writer, SerializedResult value, JsonSerializerOptions options) => writer.WriteRawValue(value.Data, skipInputValidation: true);
}
