using GraphGateway.Audit;
using GraphGateway.Errors;
using GraphGateway.Graph;
using GraphGateway.Operations;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>The one path of the server: a request is read, checked, run and answered.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, CallerReader callers, OperationRunner runner, ResponseWriter writer, AuditLog audit)
{
    public const string Path = "/graphql";

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var mediaType = ContentNegotiation.Choose(context.Request)
                ?? throw new RefusedRequestException(StatusCodes.Status406NotAcceptable, $"None of the accepted media types is one of {MediaTypes.GraphQLResponse} and {MediaTypes.Json}.");
            await AuthenticateAsync(context);
            var request = await reader.ReadAsync(context.Request, context.RequestAborted);
            await writer.WriteAsync(context, await runner.RunAsync(request, context.RequestServices, context.RequestAborted), mediaType);
        }
        catch (RefusedRequestException refusal)
        {
            // A request that is no request is a mistake; any other code says that somebody may not do what the request asks for.
            if (refusal.Code != ErrorCodes.BadRequest)
                audit.Refused(context.RequestServices.GetRequiredService<CallerAccessor>().Known, "request", refusal.Code);
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
