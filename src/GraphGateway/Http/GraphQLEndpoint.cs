using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using GraphGateway.Http.Limits;
using GraphGateway.Operations;
using GraphGateway.ResponseCaching;
using GraphGateway.Security;
using GraphQL;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>
/// The one path of the server. In this order: choose the media type, authenticate the caller and count the request, read the body, look for
/// a kept answer, parse the request, run it, write the answer.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestReader reader, CallerAuthenticator callers, RequestRateLimiter rate, ClientConcurrencyLimits limits, PendingByteBudget budget, ResponseCacheLookup before, LoadShedder gate, OperationExecutor runner,
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
            var (mediaType, takesStream) = ContentNegotiation.Read(context.Request);
            if (mediaType is null && !takesStream)
                throw new RequestRejectedException(StatusCodes.Status406NotAcceptable, $"None of the accepted media types is one of {MediaTypes.GraphQLResponse}, {MediaTypes.Json} and {MediaTypes.EventStream}.");
            var caller = await AuthenticateAsync(context);
            using var connection = limits.TakeConnection(caller);
            budget.RequireRoom(caller);
            using var pending = budget.Open(caller);
            using var body = await reader.BodyAsync(context.Request, pending, context.RequestAborted);
            if (mediaType is not null && MayBeCached(context.Request, body) && before.Find(context.Request, caller, body?.Bytes) is { } kept)
            {
                await writer.SendAsync(context, writer.Prepare(kept, mediaType, pending));
                return;
            }

            request = reader.Read(context.Request, body);
            rate.CheckEntries(caller, request.Batch);
            if (request.Batch is { } batch)
            {
                Release(body, pending);
                await AnswerAsync(context, batch, mediaType, pending);
                return;
            }

            await AnswerAsync(context, request.Operation! with { TakesStream = takesStream }, mediaType, pending, operation =>
            {
                if (MayBeCached(context.Request, body))
                    before.Keep(context, caller, body?.Bytes, operation);
                Release(body, pending);
            });
        }
        catch (RequestRejectedException refusal)
        {
            await RefuseAsync(context, refusal, request?.Batch?.Count);
        }
        catch (BadHttpRequestException exception)
        {
            await writer.RefuseAsync(context, new(exception.StatusCode, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too large." : "The request cannot be read."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left; nobody is there to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await writer.FailAsync(context, masking.ToError(exception, field: null));
        }
    }

    /// <summary>Writes the schema to a caller that may send operations.</summary>
    public async Task HandleSchemaAsync(HttpContext context)
    {
        try
        {
            await AuthenticateAsync(context);
            await schema.WriteAsync(context);
        }
        catch (RequestRejectedException refusal)
        {
            await RefuseAsync(context, refusal);
        }
    }

    private Task RefuseAsync(HttpContext context, RequestRejectedException refusal, int? batchSize = null)
    {
        // A request that is no request is a mistake; any other code says that somebody may not do what the request asks for.
        if (refusal.Code != ErrorCodes.BadRequest)
            audit.Refused(context.RequestServices.GetRequiredService<CallerAccessor>().Known, "request", refusal.Code);
        return writer.RefuseAsync(context, refusal, batchSize);
    }

    // A body is not held while a client reads, or listens to a subscription.
    private static void Release(RequestBody? body, PendingByteReservation pending)
    {
        body?.Dispose();
        pending.Replace(0);
    }

    // One answer is no stream, as long as the client takes it otherwise.
    private async Task AnswerAsync(HttpContext context, OperationRequest request, string? mediaType, PendingByteReservation pending, Action<OperationResult> keep)
    {
        var (response, events) = await RunAsync(context, request, mediaType, pending, keep);
        if (response is null)
        {
            await streams.WriteAsync(context, events!);
            return;
        }

        using (response)
            await writer.SendAsync(context, response);
    }

    private async Task AnswerAsync(HttpContext context, IReadOnlyList<RequestBatchEntry> batch, string? mediaType, PendingByteReservation pending)
    {
        if (mediaType is null)
            throw new RequestRejectedException(StatusCodes.Status406NotAcceptable, $"A batch is not answered by a stream. Accept {MediaTypes.GraphQLResponse} or {MediaTypes.Json}.");
        await writer.SendAsync(context, await RunAsync(context, batch, mediaType, pending));
    }

    // The answer is written to memory, and counted there, before the slot is returned: what waits to be counted is bounded, too.
    private async Task<(BufferedResponse? Response, ExecutionResult? Events)> RunAsync(HttpContext context, OperationRequest request, string? mediaType, PendingByteReservation pending, Action<OperationResult> keep)
    {
        using var slot = await gate.EnterAsync(context.RequestAborted);
        var operation = await runner.RunAsync(request, context.RequestServices, context.RequestAborted);
        keep(operation);
        return operation.Result is SubscriptionResult || (mediaType is null && operation is { NeedsPost: false, RetryAfter: null })
            ? (null, operation.Result)
            : (await writer.PrepareAsync(operation, mediaType ?? MediaTypes.Json, pending), null);
    }

    private async Task<BufferedResponse> RunAsync(HttpContext context, IReadOnlyList<RequestBatchEntry> batch, string mediaType, PendingByteReservation pending)
    {
        using var slot = await gate.EnterAsync(context.RequestAborted);
        return await writer.PrepareAsync(await batches.RunAsync(batch, result => ResponseWriter.Count(result, pending), context.RequestServices, context.RequestAborted), mediaType, pending);
    }

    private bool MayBeCached(HttpRequest request, RequestBody? body) =>
        body is not null || (request.IsGetOrHead() && !options.Value.RequirePreflightForGet);

    private async Task<Caller> AuthenticateAsync(HttpContext context)
    {
        if (await callers.ReadAsync(context) is not { } caller)
        {
            rate.CheckStranger(context);
            throw new RequestRejectedException(StatusCodes.Status401Unauthorized, callers.Advice, ErrorCodes.Unauthenticated);
        }

        context.RequestServices.GetRequiredService<CallerAccessor>().Caller = caller;
        rate.Check(caller);
        return caller;
    }
}
