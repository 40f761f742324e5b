using GraphGateway.Audit;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Http.Limits;
using GraphGateway.Observability;
using GraphGateway.Operations;
using GraphGateway.Security;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.WebSockets;

/// <summary>The handler of WebSocket upgrades on the GraphQL path: checks the origin and the limits, and runs a session.</summary>
internal sealed class WebSocketEndpoint(
    OperationReader reader, CallerAuthenticator callers, RequestRateLimiter rate, ClientConcurrencyLimits limits, PendingByteBudget budget, LoadShedder loadShedder, OperationExecutor executor, ResponseWriter writer, ServerMessages messages,
    AuditLog audit, ErrorMasking masking, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<HttpOptions> http, IOptions<SecurityOptions> security,
    TimeProvider time, ILogger<SocketOperations> logger)
{
    public const string Protocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsAllowed(context.Request))
        {
            audit.RecordRejection(caller: null, "request", ErrorCodes.Forbidden);
            await writer.RejectAsync(context, new(StatusCodes.Status403Forbidden, $"The origin '{GlobalId.Shorten(context.Request.Headers.Origin.ToString())}' may not open a WebSocket. Add it to Security:AllowedOrigins, or use an origin in that list.", ErrorCodes.Forbidden));
            return;
        }

        try
        {
            using var permit = limits.TakeSocket(context);
            await RunAsync(context);
        }
        catch (RequestRejectedException rejection)
        {
            audit.RecordRejection(caller: null, "request", rejection.Code);
            await writer.RejectAsync(context, rejection);
        }
    }

    private async Task RunAsync(HttpContext context)
    {
        // A client that offers only other protocols is accepted with one of them. It would abort a handshake without a protocol, and never read the close code.
        var offered = context.WebSockets.WebSocketRequestedProtocols;
        var supportsProtocol = offered.Contains(Protocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(supportsProtocol ? Protocol : offered.FirstOrDefault());
        using var counted = GatewayTelemetry.CountSocket();
        using var frames = new SocketFrames(socket, http.Value, time);
        using var session = new SocketSession(context, frames, callers, rate, limits, budget, reader, audit, http.Value, time);
        if (!supportsProtocol)
            session.End(SocketCloseReason.WrongProtocol);
        await session.RunAsync(new(context, frames, messages, limits, budget, loadShedder, executor, audit, masking, scopes, session.End, logger), lifetime.ApplicationStopping);
    }

    // CORS does not apply to WebSockets, and a browser sends cookies and client certificates for any page that opens one.
    private bool IsAllowed(HttpRequest request) => request.Headers.Origin.ToString() switch
    {
        "" => true,
        var origin => origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || security.Value.AllowedOrigins.Contains(origin, StringComparer.Ordinal),
    };
}
