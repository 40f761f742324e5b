using System.Text.Json;
using GraphGateway.Cost;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using GraphGateway.Http.Limits;
using GraphGateway.Idempotency;
using GraphGateway.Operations;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>Parses a GraphQL request from the query string (GET and HEAD) or the body (POST), the path, and the headers.</summary>
internal sealed class RequestReader(OperationReader operations, IOptions<HttpOptions> options)
{
    /// <summary>The route template of the path segments with the document id and the operation name.</summary>
    public const string PathOfId = "{documentId}/{operationName?}";

    private const string Uncompressed = "identity";

    /// <summary>Reads the body of a POST. Returns null for any other method.</summary>
    public async ValueTask<RequestBodyReader?> BodyAsync(HttpRequest request, PendingByteReservation pending, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
            return null;
        CheckContentEncoding(request);
        CheckContentType(request);
        return await RequestBodyReader.ReadAsync(request, options.Value.MaxBodyBytes, pending, cancellationToken);
    }

    /// <param name="request">The request.</param>
    /// <param name="body">The body, or null if the method is not POST.</param>
    public IncomingRequest Read(HttpRequest request, RequestBodyReader? body)
    {
        try
        {
            return Headers(request, Operations(request, body));
        }
        catch (Exception exception) when (IsInvalidString(exception))
        {
            throw NotUnicode();
        }
    }

    private IncomingRequest Operations(HttpRequest request, RequestBodyReader? body) => request switch
    {
        _ when body is not null => ReadBody(request, body),
        _ when request.IsGetOrHead() => ReadQueryString(request),
        _ => throw new RequestRejectedException(StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not allowed here. Use POST, or GET for queries."),
    };

    private static IncomingRequest Headers(HttpRequest request, IncomingRequest incoming)
    {
        var key = IdempotencyHeader.Read(request.Headers);
        var cost = CostHeader.Read(request.Headers);
        var bypassesCache = request.Headers.CacheControl.Count > 0 && request.GetTypedHeaders().CacheControl is { NoCache: true };
        var name = RouteValue(request, "operationName");
        return incoming.Select(operation => operation with { Cost = cost, IdempotencyKey = key, BypassesCache = bypassesCache, OperationName = name ?? operation.OperationName });
    }

    private IncomingRequest ReadQueryString(HttpRequest request)
    {
        if (options.Value.RequirePreflightForGet)
            PreflightHeader.Require(request.Headers);
        return new(operations.Read(request.Query, RouteValue(request, "documentId")) with { QueriesOnly = true });
    }

    private static string? RouteValue(HttpRequest request, string name) => request.RouteValues[name] as string;

    private IncomingRequest ReadBody(HttpRequest request, RequestBodyReader body)
    {
        using var json = Parse(body);
        var root = json.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.Object => new(operations.Read(root, RouteValue(request, "documentId"))),
            JsonValueKind.Array => ReadBatch(root, RouteValue(request, "documentId"), IdempotencyHeader.Read(request.Headers) is not null),
            _ => throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"The body is a JSON {OperationReader.Kind(root)}. It must be an object with the property 'query'{(options.Value.MaxBatchSize > 0 ? ", or an array of them" : "")}."),
        };
    }

    private IncomingRequest ReadBatch(JsonElement batch, string? documentIdOfPath, bool hasIdempotencyKey)
    {
        var rejection = RequestBatchRejection.Find(batch.GetArrayLength(), options.Value.MaxBatchSize, hasIdempotencyKey);
        return new([.. batch.EnumerateArray().Select(entry => rejection is null ? ReadEntry(entry, documentIdOfPath) : new(Request: null, rejection))]);
    }

    private RequestBatchEntry ReadEntry(JsonElement entry, string? documentIdOfPath)
    {
        try
        {
            return new(operations.Read(entry, documentIdOfPath), Refusal: null);
        }
        catch (RequestRejectedException rejected)
        {
            return new(Request: null, rejected.Error);
        }
        catch (Exception exception) when (IsInvalidString(exception))
        {
            return new(Request: null, NotUnicode().Error);
        }
    }

    // Valid JSON that contains an invalid string. System.Text.Json decodes a string only when it is read.
    private static bool IsInvalidString(Exception exception) => exception is InvalidOperationException or JsonException;

    private static RequestRejectedException NotUnicode() =>
        new(StatusCodes.Status400BadRequest, "The request contains a string that is not Unicode: invalid UTF-8, or half of a surrogate pair. Send valid UTF-8.");

    // Compressed bodies are rejected: a few bytes can decompress to any size, and requests are short.
    private static void CheckContentEncoding(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count == 0 || Array.TrueForAll(request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding), coding => coding.Equals(Uncompressed, StringComparison.OrdinalIgnoreCase)))
            return;
        throw new RequestRejectedException(StatusCodes.Status415UnsupportedMediaType, $"The header Content-Encoding is '{GlobalId.Shorten(encoding.ToString())}'. Bodies must be uncompressed. Remove the header, or send '{Uncompressed}'.") { AcceptEncoding = Uncompressed };
    }

    private static void CheckContentType(HttpRequest request)
    {
        if (request.ContentType is MediaTypes.Json)
            return;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
            throw new RequestRejectedException(StatusCodes.Status415UnsupportedMediaType, $"The content type must be {MediaTypes.Json}.");
        if (!MediaTypes.IsUtf8(type.Charset))
            throw new RequestRejectedException(StatusCodes.Status415UnsupportedMediaType, "The charset must be utf-8.");
    }

    private static JsonDocument Parse(RequestBodyReader body)
    {
        try
        {
            return JsonDocument.Parse(body.Bytes, OperationReader.Strict);
        }
        catch (JsonException exception)
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, ParseErrorMessage(exception));
        }
    }

    private static string ParseErrorMessage(JsonException exception) => exception is { LineNumber: { } line, BytePositionInLine: { } position }
        ? $"The body is not valid JSON, or is nested deeper than 64 levels: the error is at line {line + 1}, byte {position + 1}."
        : "The body is not valid JSON: a key occurs twice in one object.";
}
