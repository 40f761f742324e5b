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

/// <summary>Reads what the client asks for from the query string (GET and HEAD) or the body (POST), the path, and the headers.</summary>
internal sealed class RequestReader(OperationReader operations, IOptions<HttpOptions> options)
{
    /// <summary>The parts of a path that name a document and its operation.</summary>
    public const string PathOfId = "{documentId}/{operationName?}";

    private const string Uncompressed = "identity";

    /// <summary>The body of a POST; null where the request comes without one that counts.</summary>
    public async ValueTask<RequestBody?> BodyAsync(HttpRequest request, PendingByteReservation pending, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
            return null;
        CheckContentEncoding(request);
        CheckContentType(request);
        return await RequestBody.ReadAsync(request, options.Value.MaxBodyBytes, pending, cancellationToken);
    }

    /// <param name="request">The request.</param>
    /// <param name="body">Its body; null where it has none that counts.</param>
    public IncomingRequest Read(HttpRequest request, RequestBody? body)
    {
        try
        {
            return Headers(request, Operations(request, body));
        }
        catch (Exception exception) when (IsOfText(exception))
        {
            throw NotUnicode();
        }
    }

    private IncomingRequest Operations(HttpRequest request, RequestBody? body) => request switch
    {
        _ when body is not null => ReadBody(request, body),
        _ when request.IsGetOrHead() => ReadQueryString(request),
        _ => throw new RequestRejectedException(StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not allowed here. Use POST, or GET for queries."),
    };

    private static IncomingRequest Headers(HttpRequest request, IncomingRequest incoming)
    {
        var key = IdempotencyHeader.Read(request.Headers);
        var cost = CostHeader.Read(request.Headers);
        var readsThrough = request.Headers.CacheControl.Count > 0 && request.GetTypedHeaders().CacheControl is { NoCache: true };
        var name = OfPath(request, "operationName");
        return incoming.Select(operation => operation with { Cost = cost, IdempotencyKey = key, BypassesCache = readsThrough, OperationName = name ?? operation.OperationName });
    }

    private IncomingRequest ReadQueryString(HttpRequest request)
    {
        if (options.Value.RequirePreflightForGet)
            PreflightHeader.Require(request.Headers);
        return new(operations.Read(request.Query, OfPath(request, "documentId")) with { QueriesOnly = true });
    }

    private static string? OfPath(HttpRequest request, string name) => request.RouteValues[name] as string;

    private IncomingRequest ReadBody(HttpRequest request, RequestBody body)
    {
        using var json = Parse(body);
        var root = json.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.Object => new(operations.Read(root, OfPath(request, "documentId"))),
            JsonValueKind.Array => ReadBatch(root, OfPath(request, "documentId"), IdempotencyHeader.Read(request.Headers) is not null),
            _ => throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"The body is a JSON {OperationReader.Kind(root)}. It must be an object with the property 'query'{(options.Value.MaxBatchSize > 0 ? ", or an array of them" : "")}."),
        };
    }

    private IncomingRequest ReadBatch(JsonElement batch, string? idOfPath, bool hasIdempotencyKey)
    {
        var rejection = RequestBatchRejection.Find(batch.GetArrayLength(), options.Value.MaxBatchSize, hasIdempotencyKey);
        return new([.. batch.EnumerateArray().Select(entry => rejection is null ? ReadEntry(entry, idOfPath) : new(Request: null, rejection))]);
    }

    private RequestBatchEntry ReadEntry(JsonElement entry, string? idOfPath)
    {
        try
        {
            return new(operations.Read(entry, idOfPath), Refusal: null);
        }
        catch (RequestRejectedException refusal)
        {
            return new(Request: null, refusal.Error);
        }
        catch (Exception exception) when (IsOfText(exception))
        {
            return new(Request: null, NotUnicode().Error);
        }
    }

    // JSON that makes sense, and a text in it that does not; texts are not looked into before somebody wants to have them.
    private static bool IsOfText(Exception exception) => exception is InvalidOperationException or JsonException;

    private static RequestRejectedException NotUnicode() =>
        new(StatusCodes.Status400BadRequest, "The request holds a text that is not Unicode: bytes that are no UTF-8, or half of a surrogate pair.");

    // What a few bytes unpack to has no bound, and requests are short.
    private static void CheckContentEncoding(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count == 0 || Array.TrueForAll(request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding), coding => coding.Equals(Uncompressed, StringComparison.OrdinalIgnoreCase)))
            return;
        throw new RequestRejectedException(StatusCodes.Status415UnsupportedMediaType, $"The header Content-Encoding is '{GlobalId.Shorten(encoding.ToString())}'. Bodies are taken uncompressed: leave it out, or send '{Uncompressed}'.") { AcceptEncoding = Uncompressed };
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

    private static JsonDocument Parse(RequestBody body)
    {
        try
        {
            return JsonDocument.Parse(body.Bytes, OperationReader.Strict);
        }
        catch (JsonException exception)
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, Unreadable(exception));
        }
    }

    private static string Unreadable(JsonException exception) => exception is { LineNumber: { } line, BytePositionInLine: { } position }
        ? $"The body is not JSON, or is nested deeper than 64: it stops making sense at line {line + 1}, byte {position + 1}."
        : "The body is not JSON: a key stands twice in one object.";
}
