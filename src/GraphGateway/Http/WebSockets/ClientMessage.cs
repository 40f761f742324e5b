using System.Text.Json;
using GraphGateway.Errors;

namespace GraphGateway.Http.WebSockets;

/// <summary>A message of the client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation that it is about; null where it is about none.</param>
/// <param name="Payload">What it carries; undefined where it carries nothing.</param>
/// <param name="BreaksLimits">Whether the payload is JSON that the body of a POST must not be: nested too deeply, or with a key twice in one object.</param>
internal sealed record ClientMessage(string Type, string? Id, JsonElement Payload, bool BreaksLimits = false)
{
    // The parser of JSON does not recurse, so depth costs no stack.
    private static readonly JsonDocumentOptions _lenient = new() { MaxDepth = int.MaxValue };

    /// <summary>Reads a message.</summary>
    /// <exception cref="ProtocolException">It is none.</exception>
    public static ClientMessage Parse(ReadOnlyMemory<byte> text) =>
        TryRead(text, OperationReader.Strict) ?? ReadSubscribe(text) ?? throw new ProtocolException(SocketCloseReason.Invalid("Invalid message: a JSON object with a type is expected"));

    /// <summary>The operation that the message must be about.</summary>
    public string RequireId() => Id is { Length: > 0 } id ? id : throw new ProtocolException(SocketCloseReason.Invalid($"Invalid message: {Type} needs an id"));

    /// <summary>The payload, which must be an object where there is one.</summary>
    public JsonElement? ObjectPayload() => Payload.ValueKind switch
    {
        JsonValueKind.Object => Payload,
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => throw new ProtocolException(SocketCloseReason.Invalid($"Invalid message: the payload of {Type} must be an object")),
    };

    /// <exception cref="RequestRejectedException">The payload breaks the limits of JSON.</exception>
    public void RequireLimits()
    {
        if (BreaksLimits)
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, "The payload is nested deeper than 64, or has a key twice in one object. Flatten the variables, and send each key once.");
    }

    // The message is well-formed and its payload is not: that is a fault of one operation, which has an id to be answered by.
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
            // No JSON, or a text in it that is not Unicode: as bad as a message without a type.
            return null;
        }
    }

    private static bool HasEachKeyOnce(JsonElement root) => root.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.Ordinal).Count() == root.GetPropertyCount();

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
