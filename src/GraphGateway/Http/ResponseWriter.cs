using System.Globalization;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Http.Limits;
using GraphGateway.ResponseCaching;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>Prepares the answer in memory, with the status that its media type asks for, and sends it.</summary>
internal sealed class ResponseWriter(IGraphQLSerializer serializer, ResponseSender sender, StatusCodeMapper status, TimeProvider time)
{
    /// <summary>Prepares an operation's answer, which counts as pending until it is sent.</summary>
    /// <exception cref="RequestRejectedException">It does not fit into the budget of pending bytes.</exception>
    public async Task<BufferedResponse> PrepareAsync(OperationResult operation, string mediaType, PendingByteReservation pending)
    {
        var (statusCode, freshness) = (status.Of(operation, mediaType), HttpCacheHeaders.FreshnessOf(operation));
        var prepared = operation.Result is { Data: SerializedResult answer, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } }
            ? new BufferedResponse(answer.Body, mediaType, statusCode) { Owner = answer }
            : await PrepareAsync(operation.Result, mediaType, statusCode);
        Count(operation, prepared, pending);
        return prepared with { Freshness = freshness, RetryAfter = operation.RetryAfter, HoldsSecret = operation.HoldsSecret, NeedsPost = operation.NeedsPost };
    }

    /// <summary>Prepares an answer that was given before.</summary>
    /// <exception cref="RequestRejectedException">It does not fit into the budget of pending bytes.</exception>
    public BufferedResponse Prepare(CachedResponse answer, string mediaType, PendingByteReservation pending)
    {
        // The cache may evict it while it is sent, and then the client that reads it holds its memory.
        pending.Add(answer.Body.Length);
        return new(answer.Body, mediaType, StatusCodes.Status200OK) { Freshness = answer.FreshUntil - time.GetUtcNow() };
    }

    /// <summary>Counts the answer of a batch's entry; an answer that does not fit is replaced by the error.</summary>
    public static OperationResult Count(OperationResult operation, PendingByteReservation pending)
    {
        if (operation.Result.Data is not SerializedResult answer)
            return operation;
        try
        {
            pending.Add(answer.Capacity);
            return operation;
        }
        catch (RequestRejectedException refusal)
        {
            answer.Dispose();
            return new(new() { Errors = [refusal.Error] }) { RetryAfter = refusal.RetryAfter };
        }
    }

    /// <summary>Prepares the answers of a batch, which are pending already; how each entry fared, it says itself, unless all of them were rejected because of load.</summary>
    public async Task<BufferedResponse> PrepareAsync(IReadOnlyList<OperationResult> batch, string mediaType, PendingByteReservation pending)
    {
        var areRejected = batch.All(operation => operation.RetryAfter is not null);
        var prepared = await PrepareAsync(batch.Select(operation => operation.Result).ToList(), mediaType, areRejected ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        foreach (var operation in batch)
            ResponseMemory.Release(operation.Result);
        pending.Replace(prepared.Body.Length);
        return prepared with { RetryAfter = areRejected ? batch.Max(operation => operation.RetryAfter) : null, HoldsSecret = batch.Any(operation => operation.HoldsSecret) };
    }

    /// <summary>Sends what has been prepared.</summary>
    public Task SendAsync(HttpContext context, BufferedResponse response)
    {
        if (response.NeedsPost)
            context.Response.Headers.Allow = HttpMethods.Post;
        if (response.HoldsSecret)
            HttpCacheHeaders.ForbidStoring(context.Response);
        AskToWait(context, response.RetryAfter);
        if (HttpCacheHeaders.Apply(context, response.Freshness, response.Body.Span))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.StatusCode = response.StatusCode;
        context.Response.ContentType = $"{response.MediaType}; charset=utf-8";
        context.Response.ContentLength = response.Body.Length;
        return sender.SendAsync(context, response.Body);
    }

    /// <param name="context">The request.</param>
    /// <param name="refusal">Why it is rejected.</param>
    /// <param name="batchSize">The number of entries, each of which gets the error; null if it is no batch, or was not read.</param>
    public async Task RefuseAsync(HttpContext context, RequestRejectedException refusal, int? batchSize = null)
    {
        if (refusal.StatusCode == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}, {HttpMethods.Post}";
        if (refusal.StatusCode == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (refusal.AcceptEncoding is { } encodings)
            context.Response.Headers.AcceptEncoding = encodings;
        var (result, mediaType) = (new ExecutionResult { Errors = [refusal.Error] }, ErrorType(context.Request));
        var prepared = batchSize is { } size
            ? await PrepareAsync(Enumerable.Repeat(result, size).ToList(), mediaType, refusal.StatusCode)
            : await PrepareAsync(result, mediaType, refusal.StatusCode);
        await SendAsync(context, prepared with { RetryAfter = refusal.RetryAfter });
    }

    /// <summary>Writes that the gateway itself failed outside an operation.</summary>
    public async Task FailAsync(HttpContext context, GatewayError error) => await SendAsync(context, await PrepareAsync(
        new ExecutionResult { Errors = [error] }, ErrorType(context.Request), StatusCodes.Status500InternalServerError));

    private static string ErrorType(HttpRequest request) => ContentNegotiation.Read(request).Single ?? MediaTypes.Json;

    private static void AskToWait(HttpContext context, TimeSpan? wait)
    {
        if (wait is { } time)
            context.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private static void Count(OperationResult operation, BufferedResponse prepared, PendingByteReservation pending)
    {
        try
        {
            ResponseMemory.Count(operation.Result, (prepared.Owner as SerializedResult)?.Capacity ?? prepared.Body.Length, pending);
        }
        catch (RequestRejectedException)
        {
            prepared.Dispose();
            throw;
        }
    }

    // In memory first: a failure while writing must not leave half an answer behind, and clients learn the length.
    private async Task<BufferedResponse> PrepareAsync<T>(T result, string mediaType, int statusCode)
    {
        using var body = new MemoryStream();
        await serializer.WriteAsync(body, result, CancellationToken.None);
        return new(Trimmed(body), mediaType, statusCode);
    }

    // A large buffer may be half empty, and would take more memory than is counted.
    private static ReadOnlyMemory<byte> Trimmed(MemoryStream body) =>
        body.Length > PendingByteBudget.AlwaysAccepted ? body.ToArray() : body.GetBuffer().AsMemory(0, (int)body.Length);
}
