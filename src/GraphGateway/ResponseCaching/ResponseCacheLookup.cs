using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphGateway.Idempotency;
using GraphGateway.Operations;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.ResponseCaching;

/// <summary>
/// A request that was answered before is answered as it was then, unread, while that is what it would be answered anew.
/// Whatever decides an answer stands in the caller, the method, the address and the body; with a header that decides something, it is read.
/// </summary>
internal sealed class ResponseCacheLookup(ResponseCache answers, OperationObserver observer)
{
    private static readonly string[] _headersThatDecide = [CostHeader.Name, IdempotencyHeader.Name, HeaderNames.CacheControl];

    /// <summary>The kept answer; null where the request has to be run.</summary>
    public CachedResponse? Find(HttpRequest request, Caller caller, ReadOnlyMemory<byte>? body)
    {
        if (answers.IsOff || Array.Exists(_headersThatDecide, request.Headers.ContainsKey))
            return null;
        using var whole = ResponseCacheKey.Of(request, caller, body);
        var answer = answers.Find(whole.Bytes);
        if (answer is not null)
            observer.NoteGivenAgain(answer.OperationName);
        return answer;
    }

    /// <summary>Keeps an answer for requests like this one, if it is one to be kept.</summary>
    public void Keep(HttpContext context, Caller caller, ReadOnlyMemory<byte>? body, OperationResult operation)
    {
        if (answers.IsOff || operation.Result is not { Data: SerializedResult answer, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } })
            return;
        using var whole = ResponseCacheKey.Of(context.Request, caller, body);
        answers.Keep(whole.Bytes, caller.Account.Name, answer.Body.Span, operation.Result.Operation?.Name?.StringValue, context.RequestServices.GetRequiredService<ResponseDependencies>());
    }
}
