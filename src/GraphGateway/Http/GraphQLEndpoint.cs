using GraphGateway.Errors;
using GraphGateway.Graph;
using GraphGateway.Operations;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>The one path of the server: a request is read, checked, run and answered.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, CallerReader callers, RequestRate rate, OperationSlots slots, OperationRunner runner, ResponseWriter writer)
{
    public const string Path = "/graphql";

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            rate.CheckAddress(context);
            var mediaType = ContentNegotiation.Choose(context.Request)
                ?? throw new RefusedRequestException(StatusCodes.Status406NotAcceptable, $"None of the accepted media types is one of {MediaTypes.GraphQLResponse} and {MediaTypes.Json}.");
            var request = await reader.ReadAsync(context.Request, context.RequestAborted);
            Authenticate(context);
            rate.Check(context.RequestServices.GetRequiredService<CallerAccessor>().Caller);
            await writer.WriteAsync(context, await RunAsync(request, context), mediaType);
        }
        catch (RefusedRequestException refusal)
        {
            if (refusal.StatusCode == StatusCodes.Status401Unauthorized)
                rate.NoteWrongCredentials(context);
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

    // The slot is given back before the answer is written: a client that reads slowly holds up nobody.
    private async Task<OperationResult> RunAsync(OperationRequest request, HttpContext context)
    {
        using var slot = await slots.TakeAsync(context.RequestAborted)
            ?? throw new RefusedRequestException(StatusCodes.Status503ServiceUnavailable, "The server runs as many operations as it can. Try again in a second.", ErrorCodes.Overloaded) { RetryAfter = OperationSlots.Patience };
        return await runner.RunAsync(request, context.RequestServices, context.RequestAborted);
    }

    private void Authenticate(HttpContext context)
    {
        context.RequestServices.GetRequiredService<CallerAccessor>().Caller = callers.Read(context)
            ?? throw new RefusedRequestException(
                StatusCodes.Status401Unauthorized,
                $"A Getscreen API key is missing. Send it in the header {CallerReader.KeyHeader}, or as Authorization: Bearer.",
                ErrorCodes.Unauthenticated);
    }
}
