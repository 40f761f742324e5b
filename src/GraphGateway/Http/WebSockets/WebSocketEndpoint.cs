using GraphGateway.Audit;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Http.Limits;
using GraphGateway.Observability;
using GraphGateway.Operations;
using GraphGateway.Security;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.WebSockets;

/// <summary>GraphQL over WebSocket, on the same path: checks who asks to open one, and lets a session run on it.</summary>
internal sealed class WebSocketEndpoint(
    OperationReader reader, CallerAuthenticator callers, RequestRateLimiter rate, ClientConcurrencyLimits limits, PendingByteBudget budget, LoadShedder gate, OperationExecutor runner, ResponseWriter writer, ServerMessages messages,
    AuditLog audit, ErrorMasking masking, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<HttpOptions> http, IOptions<SecurityOptions> security,
    TimeProvider time, ILogger<SocketOperations> logger)
{
    public const string Protocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsAllowed(context.Request))
        {
            audit.Refused(caller: null, "request", ErrorCodes.Forbidden);
            await writer.RefuseAsync(context, new(StatusCodes.Status403Forbidden, $"Pages of the origin '{GlobalId.Shorten(context.Request.Headers.Origin.ToString())}' may open no WebSocket here. Security:AllowedOrigins names those that may.", ErrorCodes.Forbidden));
            return;
        }

        try
        {
            using var taken = limits.TakeSocket(context);
            await RunAsync(context);
        }
        catch (RequestRejectedException refusal)
        {
            audit.Refused(caller: null, "request", refusal.Code);
            await writer.RefuseAsync(context, refusal);
        }
    }

    private async Task RunAsync(HttpContext context)
    {
        // A client that offered other protocols only is accepted with one of them: it drops a handshake that names none, and would never read the close code.
        var offered = context.WebSockets.WebSocketRequestedProtocols;
        var speaksOurs = offered.Contains(Protocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(speaksOurs ? Protocol : offered.FirstOrDefault());
        using var counted = GatewayTelemetry.CountSocket();
        using var frames = new SocketFrames(socket, http.Value, time);
        using var session = new SocketSession(context, frames, callers, rate, limits, budget, reader, audit, http.Value, time);
        if (!speaksOurs)
            session.End(SocketCloseReason.WrongProtocol);
        await session.RunAsync(new(context, frames, messages, limits, budget, gate, runner, audit, masking, scopes, session.End, logger), lifetime.ApplicationStopping);
    }

    // A browser sends cookies and client certificates along with whatever page opens a socket, and no CORS stands before that.
    private bool IsAllowed(HttpRequest request) => request.Headers.Origin.ToString() switch
    {
        "" => true,
        var origin => origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || security.Value.AllowedOrigins.Contains(origin, StringComparer.Ordinal),
    };
}
