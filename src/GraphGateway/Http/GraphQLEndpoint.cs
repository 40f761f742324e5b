using GraphGateway.Errors;
using GraphGateway.Graph;
using GraphGateway.Operations;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>The one path of the server: a request is read, checked, run and answered.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, CallerReader callers, OperationRunner runner, ResponseWriter writer, EventStreamWriter streams)
{
    public const string Path = "/graphql";

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var (mediaType, takesStream) = (ContentNegotiation.Choose(context.Request), ContentNegotiation.TakesStream(context.Request));
            if (mediaType is null && !takesStream)
                throw new RefusedRequestException(StatusCodes.Status406NotAcceptable, $"None of the accepted media types is one of {MediaTypes.GraphQLResponse}, {MediaTypes.Json} and {MediaTypes.EventStream}.");
            await AuthenticateAsync(context);
            var request = await reader.ReadAsync(context.Request, context.RequestAborted);
            var operation = await runner.RunAsync(request with { TakesStream = takesStream }, context.RequestServices, context.RequestAborted);
            // One answer is no stream, as long as the client takes it otherwise.
            if (operation.Result is StreamedResult || (mediaType is null && !operation.NeedsPost))
                await streams.WriteAsync(context, operation.Result);
            else
                await writer.WriteAsync(context, operation, mediaType ?? MediaTypes.Json);
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
