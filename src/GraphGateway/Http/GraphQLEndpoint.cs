using GraphGateway.Errors;
using GraphGateway.Graph;
using GraphGateway.Operations;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>The one path of the server: a request is read, checked, run and answered.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, CallerReader callers, OperationRunner runner, BatchRunner batches, ResponseWriter writer)
{
    public const string Path = "/graphql";
    public const string PathOfDocuments = $"{Path}/persisted/{RequestReader.PathOfId}";

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var mediaType = ContentNegotiation.Choose(context.Request)
                ?? throw new RefusedRequestException(StatusCodes.Status406NotAcceptable, $"None of the accepted media types is one of {MediaTypes.GraphQLResponse} and {MediaTypes.Json}.");
            await AuthenticateAsync(context);
            var request = await reader.ReadAsync(context.Request, context.RequestAborted);
            if (request.Batch is { } batch)
                await writer.WriteAsync(context, await batches.RunAsync(batch, context.RequestServices, context.RequestAborted), mediaType);
            else
                await writer.WriteAsync(context, await runner.RunAsync(request.Operation!, context.RequestServices, context.RequestAborted), mediaType);
        }
        catch (RefusedRequestException refusal)
        {
            await writer.RefuseAsync(context, refusal);
        }
        catch (BadHttpRequestException exception)
        {
            await writer.RefuseAsync(context, new(exception.StatusCode, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too large." : "The request cannot be read."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left; nobody is there to answer.
        }
    }

    private async Task AuthenticateAsync(HttpContext context)
    {
        context.RequestServices.GetRequiredService<CallerAccessor>().Caller = await callers.ReadAsync(context)
            ?? throw new RefusedRequestException(StatusCodes.Status401Unauthorized, callers.Advice, ErrorCodes.Unauthenticated);
    }
}
