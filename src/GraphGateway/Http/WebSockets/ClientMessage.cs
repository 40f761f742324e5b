using System.Text.Json;

namespace GraphGateway.Http.WebSockets;

/// <summary>A message of the client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation that it is about; null where it is about none.</param>
/// <param name="Payload">What it carries; undefined where it carries nothing.</param>
internal sealed record ClientMessage(string Type, string? Id, JsonElement Payload)
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="ProtocolException">It is none.</exception>
    public static ClientMessage Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(text);
            if (root.ValueKind is JsonValueKind.Object && Text(root, "type") is { } type)
                return new(type, Text(root, "id"), root.TryGetProperty("payload", out var payload) ? payload : default);
        }
        catch (JsonException)
        {
            // As bad as a message without a type.
        }

        throw new ProtocolException(SocketEnd.Invalid("Invalid message: a JSON object with a type is expected"));
    }

    /// <summary>The operation that the message must be about.</summary>
    public string RequireId() => Id is { Length: > 0 } id ? id : throw new ProtocolException(SocketEnd.Invalid($"Invalid message: {Type} needs an id"));

    /// <summary>The payload, which must be an object where there is one.</summary>
    public JsonElement? ObjectPayload() => Payload.ValueKind switch
    {
        JsonValueKind.Object => Payload,
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => throw new ProtocolException(SocketEnd.Invalid($"Invalid message: the payload of {Type} must be an object")),
    };

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
