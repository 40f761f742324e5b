using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Hosting;
using GraphGateway.Http.Limits;
using GraphGateway.Operations;
using GraphGateway.ResponseCaching;
using GraphGateway.Security;
using GraphQL;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>
/// The handler of the GraphQL endpoint. Its steps: negotiate the media type, authenticate the caller and apply the rate limit, read the body,
/// look up the response cache, parse the request, execute it, write the response.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestReader reader, CallerAuthenticator callers, RequestRateLimiter rate, ClientConcurrencyLimits limits, PendingByteBudget budget, ResponseCacheLookup responseCache, LoadShedder loadShedder, OperationExecutor executor,
    RequestBatchExecutor batches, ResponseWriter writer, EventStreamWriter streams, SchemaDownload schema, AuditLog audit, ErrorMasking masking,
    IOptions<HttpOptions> options)
{
    public const string Path = "/graphql";
    public const string PathOfDocuments = $"{Path}/persisted/{RequestReader.PathOfId}";

    public async Task HandleAsync(HttpContext context)
    {
        IncomingRequest? request = null;
        try
        {
            var (mediaType, acceptsStream) = ContentNegotiation.Read(context.Request);
            if (mediaType is null && !acceptsStream)
                throw new RequestRejectedException(StatusCodes.Status406NotAcceptable, $"None of the accepted media types is supported. Accept {MediaTypes.GraphQLResponse}, {MediaTypes.Json} or {MediaTypes.EventStream}.");
            var caller = await AuthenticateAsync(context);
            using var connection = limits.TakeConnection(caller);
            budget.RequireRoom(caller);
            using var pending = budget.Open(caller);
            using var body = await reader.BodyAsync(context.Request, pending, context.RequestAborted);
            var mayBeCached = MayBeCached(context.Request, body);
            if (mediaType is not null && mayBeCached && responseCache.Find(context.Request, caller, body?.Bytes) is { } cached)
            {
                await writer.SendAsync(context, writer.Prepare(cached, mediaType, pending));
                return;
            }

            request = reader.Read(context.Request, body);
            rate.CheckEntries(caller, request.Batch);
            if (request.Batch is { } batch)
            {
                Release(body, pending);
                await RespondAsync(context, batch, mediaType, pending);
                return;
            }

            await RespondAsync(context, request.Operation! with { AcceptsStream = acceptsStream }, mediaType, pending, operation =>
            {
                if (mayBeCached)
                    responseCache.Store(context, caller, body?.Bytes, operation);
                Release(body, pending);
            });
        }
        catch (RequestRejectedException rejection)
        {
            await RejectAsync(context, rejection, request?.Batch?.Count);
        }
        catch (BadHttpRequestException exception)
        {
            await writer.RejectAsync(context, new(exception.StatusCode, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too large." : "The request cannot be read."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await writer.FailAsync(context, masking.ToError(exception, field: null));
        }
    }

    /// <summary>Writes the schema, if the caller is authenticated and within its rate limit.</summary>
    public async Task HandleSchemaAsync(HttpContext context)
    {
        try
        {
            await AuthenticateAsync(context);
            await schema.WriteAsync(context);
        }
        catch (RequestRejectedException rejection)
        {
            await RejectAsync(context, rejection);
        }
    }

    private Task RejectAsync(HttpContext context, RequestRejectedException rejection, int? batchSize = null)
    {
        // BAD_REQUEST means a malformed request, which the audit trail does not record.
        if (rejection.Code != ErrorCodes.BadRequest)
            audit.RecordRejection(context.RequestServices.GetRequiredService<CallerAccessor>().Known, "request", rejection.Code);
        return writer.RejectAsync(context, rejection, batchSize);
    }

    // Frees the request body early: a client may take long to read the response, or keep a subscription open.
    private static void Release(RequestBodyReader? body, PendingByteReservation pending)
    {
        body?.Dispose();
        pending.Replace(0);
    }

    // A single response is an event stream only if the client accepts no other media type.
    private async Task RespondAsync(HttpContext context, OperationRequest request, string? mediaType, PendingByteReservation pending, Action<OperationResult> onExecuted)
    {
        var (response, events) = await ExecuteAsync(context, request, mediaType, pending, onExecuted);
        if (response is null)
        {
            await streams.WriteAsync(context, events!);
            return;
        }

        using (response)
            await writer.SendAsync(context, response);
    }

    private async Task RespondAsync(HttpContext context, IReadOnlyList<RequestBatchEntry> batch, string? mediaType, PendingByteReservation pending)
    {
        if (mediaType is null)
            throw new RequestRejectedException(StatusCodes.Status406NotAcceptable, $"A request batch has no event stream response. Accept {MediaTypes.GraphQLResponse} or {MediaTypes.Json}.");
        await writer.SendAsync(context, await ExecuteAsync(context, batch, mediaType, pending));
    }

    // The response is serialized and counted before the slot is released, so the memory of uncounted responses is bounded.
    private async Task<(BufferedResponse? Response, ExecutionResult? Events)> ExecuteAsync(HttpContext context, OperationRequest request, string? mediaType, PendingByteReservation pending, Action<OperationResult> onExecuted)
    {
        using var permit = await loadShedder.EnterAsync(context.RequestAborted);
        var operation = await executor.RunAsync(request, context.RequestServices, context.RequestAborted);
        onExecuted(operation);
        return operation.Result is SubscriptionResult || (mediaType is null && operation is { NeedsPost: false, RetryAfter: null })
            ? (null, operation.Result)
            : (await writer.PrepareAsync(operation, mediaType ?? MediaTypes.Json, pending), null);
    }

    private async Task<BufferedResponse> ExecuteAsync(HttpContext context, IReadOnlyList<RequestBatchEntry> batch, string mediaType, PendingByteReservation pending)
    {
        using var permit = await loadShedder.EnterAsync(context.RequestAborted);
        return await writer.PrepareAsync(await batches.RunAsync(batch, result => ResponseWriter.Count(result, pending), context.RequestServices, context.RequestAborted), mediaType, pending);
    }

    private bool MayBeCached(HttpRequest request, RequestBodyReader? body) =>
        body is not null || (request.IsGetOrHead() && !options.Value.RequirePreflightForGet);

    private async Task<Caller> AuthenticateAsync(HttpContext context)
    {
        if (await callers.AuthenticateAsync(context) is not { } caller)
        {
            rate.CheckUnauthenticated(context);
            throw new RequestRejectedException(StatusCodes.Status401Unauthorized, callers.Advice, ErrorCodes.Unauthenticated);
        }

        context.RequestServices.GetRequiredService<CallerAccessor>().Caller = caller;
        rate.Check(caller);
        return caller;
    }
}
