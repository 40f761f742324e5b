using System.Text.Json;
using GraphQL;

namespace GraphGateway.Http.WebSockets;

/// <summary>Serializes the server messages of the <c>graphql-transport-ws</c> protocol.</summary>
internal sealed class ServerMessages(IGraphQLSerializer serializer)
{
    public static ReadOnlyMemory<byte> Ack { get; } = """{"type":"connection_ack"}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Pong { get; } = """{"type":"pong"}"""u8.ToArray();

    public Task<ReadOnlyMemory<byte>> NextAsync(string id, ExecutionResult result) => WriteAsync(id, "next", result);

    public Task<ReadOnlyMemory<byte>> ErrorAsync(string id, params IEnumerable<ExecutionError> errors) => WriteAsync(id, "error", errors.ToArray());

    public static ReadOnlyMemory<byte> Complete(string id) => Write(id, "complete");

    // Copied to an array of the exact size, because the message may wait until it is sent.
    private async Task<ReadOnlyMemory<byte>> WriteAsync<T>(string id, string type, T payload)
    {
        using var text = new MemoryStream();
        text.Write(Write(id, type).Span[..^1]);
        text.Write(",\"payload\":"u8);
        await serializer.WriteAsync(text, payload, CancellationToken.None);
        text.WriteByte((byte)'}');
        return text.ToArray();
    }

    private static ReadOnlyMemory<byte> Write(string id, string type)
    {
        var text = new System.Buffers.ArrayBufferWriter<byte>(128);
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", type);
        json.WriteEndObject();
        json.Flush();
        return text.WrittenMemory;
    }
}
