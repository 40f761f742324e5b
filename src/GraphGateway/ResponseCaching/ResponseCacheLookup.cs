using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Execution;
using GraphGateway.Idempotency;
using GraphGateway.Operations;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.ResponseCaching;

/// <summary>
/// Looks up and stores responses by HTTP request. A hit returns the cached response without parsing the request. Caller, HTTP method, URL and body
/// determine the response. A request with one of <see cref="_bypassHeaders"/> bypasses the lookup.
/// </summary>
internal sealed class ResponseCacheLookup(ResponseCache responses, OperationObserver observer)
{
    private static readonly string[] _bypassHeaders = [CostHeader.Name, IdempotencyHeader.Name, HeaderNames.CacheControl];

    /// <summary>Returns the cached response; null if the request must be executed.</summary>
    public CachedResponse? Find(HttpRequest request, Caller caller, ReadOnlyMemory<byte>? body)
    {
        if (responses.IsOff || Array.Exists(_bypassHeaders, request.Headers.ContainsKey))
            return null;
        using var key = ResponseCacheKey.Of(request, caller, body);
        var response = responses.Find(key.Bytes);
        if (response is not null)
            observer.RecordResponseCacheHit(response.OperationName);
        return response;
    }

    /// <summary>Caches the response of a request, if it is cacheable.</summary>
    public void Store(HttpContext context, Caller caller, ReadOnlyMemory<byte>? body, OperationResult operation)
    {
        if (responses.IsOff || operation.Result is not { Data: SerializedResult serialized, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } })
            return;
        using var key = ResponseCacheKey.Of(context.Request, caller, body);
        responses.Store(key.Bytes, caller.Account.Name, serialized.Body.Span, operation.Result.Operation?.Name?.StringValue, context.RequestServices.GetRequiredService<ResponseDependencies>());
    }
}
