using System.Text.Json;
using GraphGateway.Operations;
using GraphQL;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>Step 1: reads what the client asks for from the query string (GET) or the body (POST), and the headers.</summary>
internal sealed class RequestReader(IGraphQLSerializer serializer)
{
    // Of two values under one key nobody could say which is meant.
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    public async Task<OperationRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var operation = request.Method switch
            {
                "GET" => ReadQueryString(request),
                "POST" => await ReadBodyAsync(request, cancellationToken),
                _ => throw new RefusedRequestException(StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not allowed here. Use POST, or GET for queries."),
            };
            return operation with { Cost = CostHeader.Read(request.Headers), IdempotencyKey = IdempotencyHeader.Read(request.Headers) };
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            // JSON that makes sense, and a text in it that does not; texts are not looked into before somebody wants to have them.
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, "The request holds a text that is not Unicode: bytes that are no UTF-8, or half of a surrogate pair.");
        }
    }

    private OperationRequest ReadQueryString(HttpRequest request)
    {
        var query = request.Query;
        return new(
            query["query"].FirstOrDefault() is { Length: > 0 } document ? document : throw MissingDocument(),
            query["operationName"].FirstOrDefault(),
            ReadInputs(query["variables"].FirstOrDefault(), "variables"),
            ReadInputs(query["extensions"].FirstOrDefault(), "extensions")) { QueriesOnly = true };
    }

    private async Task<OperationRequest> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        CheckContentType(request);
        using var body = await ParseAsync(request, cancellationToken);
        var root = body.RootElement;
        if (root.ValueKind is not JsonValueKind.Object)
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, $"The body is a JSON {Kind(root)}. It must be an object with the property 'query'; batches are not accepted.");

        return new(
            Text(root, "query") is { Length: > 0 } document ? document : throw MissingDocument(),
            Text(root, "operationName"),
            ReadInputs(root, "variables"),
            ReadInputs(root, "extensions"));
    }

    private static void CheckContentType(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
            throw new RefusedRequestException(StatusCodes.Status415UnsupportedMediaType, $"The content type must be {MediaTypes.Json}.");
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new RefusedRequestException(StatusCodes.Status415UnsupportedMediaType, "The charset must be utf-8.");
    }

    private static async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, _strict, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, Unreadable(exception));
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => throw WrongKind(name, "a string", value),
        }
        : null;

    private Inputs ReadInputs(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? ReadInputs(value, name, inBody: true) : Inputs.Empty;

    private Inputs ReadInputs(string? json, string name)
    {
        if (string.IsNullOrEmpty(json))
            return Inputs.Empty;
        try
        {
            using var document = JsonDocument.Parse(json, _strict);
            return ReadInputs(document.RootElement, name, inBody: false);
        }
        catch (JsonException)
        {
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, $"'{name}' is not JSON. It must be a JSON object.");
        }
    }

    private Inputs ReadInputs(JsonElement value, string name, bool inBody) => value.ValueKind switch
    {
        JsonValueKind.Object => serializer.ReadNode<Inputs>(value) ?? Inputs.Empty,
        JsonValueKind.Null => Inputs.Empty,
        _ => throw WrongKind(name, inBody ? "an object" : "a JSON object", value),
    };

    private static string Unreadable(JsonException exception) => exception is { LineNumber: { } line, BytePositionInLine: { } position }
        ? $"The body is not JSON, or is nested deeper than 64: it stops making sense at line {line + 1}, byte {position + 1}."
        : "The body is not JSON: a key stands twice in one object.";

    private static RefusedRequestException WrongKind(string name, string wanted, JsonElement value) =>
        new(StatusCodes.Status400BadRequest, $"'{name}' is a JSON {Kind(value)}. It must be {wanted} or null.");

    private static RefusedRequestException MissingDocument() =>
        new(StatusCodes.Status400BadRequest, "'query' is missing. It must hold a GraphQL document.");

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();
}
