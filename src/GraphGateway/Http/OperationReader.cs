using System.Text.Json;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>Parses an operation from a JSON object or a query string.</summary>
internal sealed class OperationReader(IGraphQLSerializer serializer)
{
    /// <summary>Rejects duplicate keys, because their meaning is ambiguous.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { AllowDuplicateProperties = false };

    /// <param name="query">The query string.</param>
    /// <param name="idOfPath">The document id in the path, or null if the path has none.</param>
    public OperationRequest Read(IQueryCollection query, string? idOfPath) => Read(
        Text(query, "query"),
        Text(query, "operationName"),
        JsonIntegers.Read(ReadInputs(Text(query, "variables"), "variables")),
        ReadInputs(Text(query, "extensions"), "extensions"),
        Text(query, "documentId"), Text(query, "id"), idOfPath);

    /// <param name="operation">The JSON object.</param>
    /// <param name="idOfPath">The document id in the path, or null if the path has none.</param>
    public OperationRequest Read(JsonElement operation, string? idOfPath)
    {
        if (operation.ValueKind is not JsonValueKind.Object)
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"The operation is a JSON {Kind(operation)}. It must be an object with the property 'query'.");
        return Read(
            Text(operation, "query"),
            Text(operation, "operationName"),
            JsonIntegers.Read(ReadInputs(operation, "variables")),
            ReadInputs(operation, "extensions"),
            Text(operation, "documentId"), Text(operation, "id"), idOfPath);
    }

    public static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private static OperationRequest Read(string? document, string? operationName, Inputs variables, Inputs extensions, params string?[] ids)
    {
        var (id, isAutomatic) = DocumentIds.Read(document ?? "", extensions, ids);
        return document is null && id is null
            ? throw new RequestRejectedException(StatusCodes.Status400BadRequest, "'query' is missing. Send a GraphQL document in 'query', or the id of one in 'documentId'.") { IsMalformed = true }
            : new(document ?? "", string.IsNullOrEmpty(operationName) ? null : operationName, variables, extensions) { DocumentId = id, IsAutomaticPersistedQuery = isAutomatic };
    }

    private static string? Text(IQueryCollection query, string name) => query[name] switch
    {
        { Count: > 1 } values => throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"'{name}' occurs {values.Count} times in the query string. Send it once."),
        var value => value,
    };

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
            using var document = JsonDocument.Parse(json, Strict);
            return ReadInputs(document.RootElement, name, inBody: false);
        }
        catch (JsonException)
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"'{name}' is not JSON. It must be a JSON object.");
        }
    }

    private Inputs ReadInputs(JsonElement value, string name, bool inBody) => value.ValueKind switch
    {
        JsonValueKind.Object => serializer.ReadNode<Inputs>(value) ?? Inputs.Empty,
        JsonValueKind.Null => Inputs.Empty,
        // As in a query string: an empty string means that the parameter is missing.
        JsonValueKind.String when value.ValueEquals("") => Inputs.Empty,
        _ => throw WrongKind(name, inBody ? "an object" : "a JSON object", value),
    };

    private static RequestRejectedException WrongKind(string name, string wanted, JsonElement value) =>
        new(StatusCodes.Status400BadRequest, $"'{name}' is a JSON {Kind(value)}. It must be {wanted} or null.") { IsMalformed = true };
}
