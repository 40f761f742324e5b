using System.Globalization;
using GraphGateway.Caching.Answers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Operations;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>Writes the answer with the status that its media type asks for.</summary>
internal sealed class ResponseWriter(IGraphQLSerializer serializer, AnswerStatus status, TimeProvider time)
{
    public async Task WriteAsync(HttpContext context, OperationResult operation, string mediaType)
    {
        if (operation.NeedsPost)
            context.Response.Headers.Allow = HttpMethods.Post;
        if (operation.HoldsSecret)
            AnswerCaching.ForbidStoring(context.Response);
        AskToWait(context, operation.RetryAfter);
        var (statusCode, freshness) = (status.Of(operation, mediaType), AnswerCaching.FreshnessOf(operation));
        if (operation.Result is { Data: Answer, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } })
        {
            using var answer = (Answer)operation.Result.Data;
            await SendAsync(context, answer.Body, mediaType, statusCode, freshness);
            return;
        }

        await WriteAsync(context, operation.Result, mediaType, statusCode, freshness);
    }

    /// <summary>Writes an answer that was given before.</summary>
    public Task WriteAsync(HttpContext context, KeptAnswer answer, string mediaType) =>
        SendAsync(context, answer.Body, mediaType, StatusCodes.Status200OK, answer.FreshUntil - time.GetUtcNow());

    /// <summary>Writes the answers of a batch; how each entry fared, it says itself, unless all of them were rejected because of load.</summary>
    public Task WriteAsync(HttpContext context, IReadOnlyList<OperationResult> batch, string mediaType)
    {
        if (batch.Any(operation => operation.HoldsSecret))
            AnswerCaching.ForbidStoring(context.Response);
        var areRejected = batch.All(operation => operation.RetryAfter is not null);
        AskToWait(context, areRejected ? batch.Max(operation => operation.RetryAfter) : null);
        return WriteAsync(context, batch.Select(operation => operation.Result).ToList(), mediaType, areRejected ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <param name="context">The request.</param>
    /// <param name="refusal">Why it is rejected.</param>
    /// <param name="batchSize">The number of entries, each of which gets the error; null if it is no batch, or was not read.</param>
    public Task RefuseAsync(HttpContext context, RefusedRequestException refusal, int? batchSize = null)
    {
        if (refusal.StatusCode == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}, {HttpMethods.Post}";
        if (refusal.StatusCode == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (refusal.AcceptEncoding is { } encodings)
            context.Response.Headers.AcceptEncoding = encodings;
        AskToWait(context, refusal.RetryAfter);
        var (result, mediaType) = (new ExecutionResult { Errors = [refusal.Error] }, ContentNegotiation.Read(context.Request).Single ?? MediaTypes.Json);
        return batchSize is { } size
            ? WriteAsync(context, Enumerable.Repeat(result, size).ToList(), mediaType, refusal.StatusCode)
            : WriteAsync(context, result, mediaType, refusal.StatusCode);
    }

    /// <summary>Writes that the gateway itself failed outside an operation.</summary>
    public Task FailAsync(HttpContext context, GatewayError error) =>
        WriteAsync(context, new ExecutionResult { Errors = [error] }, ContentNegotiation.Read(context.Request).Single ?? MediaTypes.Json, StatusCodes.Status500InternalServerError);

    private static void AskToWait(HttpContext context, TimeSpan? wait)
    {
        if (wait is { } time)
            context.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private async Task WriteAsync<T>(HttpContext context, T result, string mediaType, int statusCode, TimeSpan? freshness = null)
    {
        // Written to memory first: a failure while writing must not leave half an answer behind, and clients learn the length.
        using var body = new MemoryStream();
        await serializer.WriteAsync(body, result, context.RequestAborted);
        await SendAsync(context, body.GetBuffer().AsMemory(0, (int)body.Length), mediaType, statusCode, freshness);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string mediaType, int statusCode, TimeSpan? freshness)
    {
        if (AnswerCaching.Apply(context, freshness, body.Span))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.StatusCode = statusCode;
        context.Response.ContentType = $"{mediaType}; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
