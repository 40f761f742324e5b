using System.Text.Json;
using GraphGateway.Errors;

namespace GraphGateway.Http.WebSockets;

/// <summary>A client message of the <c>graphql-transport-ws</c> protocol.</summary>
/// <param name="Type">The message type.</param>
/// <param name="Id">The operation id, or null if the message has none.</param>
/// <param name="Payload">The payload, or undefined if the message has none.</param>
/// <param name="BreaksLimits">Whether the payload is JSON that is also rejected in a POST body: nested too deeply, or with duplicate keys in one object.</param>
internal sealed record ClientMessage(string Type, string? Id, JsonElement Payload, bool BreaksLimits = false)
{
    // The JSON parser does not recurse, so a deep document does not overflow the stack.
    private static readonly JsonDocumentOptions _lenient = new() { MaxDepth = int.MaxValue };

    /// <summary>Parses a message.</summary>
    /// <exception cref="ProtocolException">The text is not a valid message.</exception>
    public static ClientMessage Parse(ReadOnlyMemory<byte> text) =>
        TryRead(text, OperationReader.Strict) ?? ReadSubscribe(text) ?? throw new ProtocolException(SocketCloseReason.Invalid("Invalid message: a JSON object with a type is expected"));

    /// <summary>Returns the operation id, which this message type requires.</summary>
    public string RequireId() => Id is { Length: > 0 } id ? id : throw new ProtocolException(SocketCloseReason.Invalid($"Invalid message: {Type} needs an id"));

    /// <summary>Returns the payload, which must be an object, or null if there is none.</summary>
    public JsonElement? ObjectPayload() => Payload.ValueKind switch
    {
        JsonValueKind.Object => Payload,
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => throw new ProtocolException(SocketCloseReason.Invalid($"Invalid message: the payload of {Type} must be an object")),
    };

    /// <exception cref="RequestRejectedException">The payload exceeds the limits for JSON.</exception>
    public void RequireLimits()
    {
        if (BreaksLimits)
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, "The payload is nested deeper than 64 levels, or has a duplicate key in one object. Flatten the variables, and send each key once.");
    }

    // The message is well-formed, but its payload exceeds the limits. Only this operation fails, so the error can be returned for its id.
    private static ClientMessage? ReadSubscribe(ReadOnlyMemory<byte> text) =>
        TryRead(text, _lenient) is { Type: "subscribe" } message ? message with { BreaksLimits = true } : null;

    private static ClientMessage? TryRead(ReadOnlyMemory<byte> text, JsonDocumentOptions options)
    {
        try
        {
            using var json = JsonDocument.Parse(text, options);
            var root = json.RootElement.Clone();
            return root.ValueKind is JsonValueKind.Object && HasEachKeyOnce(root) && Text(root, "type") is { } type
                ? new(type, Text(root, "id"), root.TryGetProperty("payload", out var payload) ? payload : default)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string that is not Unicode: as invalid as a message without a type.
            return null;
        }
    }

    private static bool HasEachKeyOnce(JsonElement root) => root.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.Ordinal).Count() == root.GetPropertyCount();

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
