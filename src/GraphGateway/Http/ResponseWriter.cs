using System.Globalization;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Http.Limits;
using GraphGateway.ResponseCaching;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>Serializes responses to memory, sets the status code and headers, and sends them.</summary>
internal sealed class ResponseWriter(IGraphQLSerializer serializer, ResponseSender sender, StatusCodeMapper status, TimeProvider time)
{
    /// <summary>Serializes the response of an operation. Its bytes count as pending until it is sent.</summary>
    /// <exception cref="RequestRejectedException">The response does not fit into the budget of pending bytes.</exception>
    public async Task<BufferedResponse> PrepareAsync(OperationResult operation, string mediaType, PendingByteReservation pending)
    {
        var (statusCode, freshness) = (status.Of(operation, mediaType), HttpCacheHeaders.FreshnessOf(operation));
        var prepared = operation.Result is { Data: SerializedResult serialized, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } }
            ? new BufferedResponse(serialized.Body, mediaType, statusCode) { Owner = serialized }
            : await PrepareAsync(operation.Result, mediaType, statusCode);
        Count(operation, prepared, pending);
        return prepared with { Freshness = freshness, RetryAfter = operation.RetryAfter, ContainsSecret = operation.ContainsSecret, NeedsPost = operation.NeedsPost };
    }

    /// <summary>Prepares a response from the response cache.</summary>
    /// <exception cref="RequestRejectedException">The response does not fit into the budget of pending bytes.</exception>
    public BufferedResponse Prepare(CachedResponse cached, string mediaType, PendingByteReservation pending)
    {
        // Counted because the cache may evict the entry while it is sent; then only this request keeps the memory alive.
        pending.Add(cached.Body.Length);
        return new(cached.Body, mediaType, StatusCodes.Status200OK) { Freshness = cached.FreshUntil - time.GetUtcNow() };
    }

    /// <summary>Counts the response of a batch entry. If it does not fit into the budget, an error replaces it.</summary>
    public static OperationResult Count(OperationResult operation, PendingByteReservation pending)
    {
        if (operation.Result.Data is not SerializedResult serialized)
            return operation;
        try
        {
            pending.Add(serialized.Capacity);
            return operation;
        }
        catch (RequestRejectedException rejection)
        {
            serialized.Dispose();
            return new(new() { Errors = [rejection.Error] }) { RetryAfter = rejection.RetryAfter };
        }
    }

    /// <summary>
    /// Serializes the results of a request batch, whose bytes already count as pending. The status is 200, because each entry has its own result,
    /// or 503 if all entries were rejected because of load.
    /// </summary>
    public async Task<BufferedResponse> PrepareAsync(IReadOnlyList<OperationResult> batch, string mediaType, PendingByteReservation pending)
    {
        var allRejected = batch.All(operation => operation.RetryAfter is not null);
        var prepared = await PrepareAsync(batch.Select(operation => operation.Result).ToList(), mediaType, allRejected ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        foreach (var operation in batch)
            ResponseMemory.Release(operation.Result);
        pending.Replace(prepared.Body.Length);
        return prepared with { RetryAfter = allRejected ? batch.Max(operation => operation.RetryAfter) : null, ContainsSecret = batch.Any(operation => operation.ContainsSecret) };
    }

    /// <summary>Sends a prepared response.</summary>
    public Task SendAsync(HttpContext context, BufferedResponse response)
    {
        if (response.NeedsPost)
            context.Response.Headers.Allow = HttpMethods.Post;
        if (response.ContainsSecret)
            HttpCacheHeaders.ForbidStoring(context.Response);
        SetRetryAfter(context, response.RetryAfter);
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

    /// <summary>Sends the error response of a rejected request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="rejection">The reason of the rejection.</param>
    /// <param name="batchSize">The number of batch entries, each of which gets the error, or null if the request is not a batch or was not parsed.</param>
    public async Task RejectAsync(HttpContext context, RequestRejectedException rejection, int? batchSize = null)
    {
        if (rejection.StatusCode == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}, {HttpMethods.Post}";
        if (rejection.StatusCode == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (rejection.AcceptEncoding is { } encodings)
            context.Response.Headers.AcceptEncoding = encodings;
        var (result, mediaType) = (new ExecutionResult { Errors = [rejection.Error] }, ErrorMediaType(context.Request));
        var prepared = batchSize is { } size
            ? await PrepareAsync(Enumerable.Repeat(result, size).ToList(), mediaType, rejection.StatusCode)
            : await PrepareAsync(result, mediaType, rejection.StatusCode);
        await SendAsync(context, prepared with { RetryAfter = rejection.RetryAfter });
    }

    /// <summary>Sends the error response of a failure of the gateway outside an operation.</summary>
    public async Task FailAsync(HttpContext context, GatewayError error) => await SendAsync(context, await PrepareAsync(
        new ExecutionResult { Errors = [error] }, ErrorMediaType(context.Request), StatusCodes.Status500InternalServerError));

    private static string ErrorMediaType(HttpRequest request) => ContentNegotiation.Read(request).Single ?? MediaTypes.Json;

    private static void SetRetryAfter(HttpContext context, TimeSpan? wait)
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

    // Serialized to memory first, so that a failure leaves no partial response, and the response has a Content-Length.
    private async Task<BufferedResponse> PrepareAsync<T>(T result, string mediaType, int statusCode)
    {
        using var body = new MemoryStream();
        await serializer.WriteAsync(body, result, CancellationToken.None);
        return new(Trim(body), mediaType, statusCode);
    }

    // A large buffer may be half empty, and would use more memory than is counted.
    private static ReadOnlyMemory<byte> Trim(MemoryStream body) =>
        body.Length > PendingByteBudget.AlwaysAccepted ? body.ToArray() : body.GetBuffer().AsMemory(0, (int)body.Length);
}
