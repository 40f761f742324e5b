using System.Net;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Observability;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>Connection middleware of Kestrel that limits the open connections per client address. Known proxies have no limit, because they forward the requests of all clients.</summary>
internal sealed partial class TcpConnectionLimiter(IOptions<HttpOptions> options, IOptions<ForwardedHeadersOptions> proxies, TimeProvider time, ILogger<TcpConnectionLimiter> logger)
{
    private static readonly TimeSpan _warningInterval = TimeSpan.FromMinutes(1);

    private readonly KeyedConcurrencyLimiter _connections = new(options.Value.MaxConnectionsPerAddress);
    private long _nextWarning;

    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var address } || IsProxy(address))
        {
            await next(connection);
            return;
        }

        using var permit = _connections.TryTake(ClientNetwork.Of(address));
        if (permit is null)
            Reject(connection, address);
        else
            await next(connection);
    };

    private bool IsProxy(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return proxies.Value.KnownProxies.Contains(address) || proxies.Value.KnownIPNetworks.Any(network => network.Contains(address));
    }

    private void Reject(ConnectionContext connection, IPAddress address)
    {
        GatewayTelemetry.CountShed(ErrorCodes.Overloaded);
        // Logs once per minute, so that a client that reconnects in a loop does not fill the log.
        var (now, next) = (time.GetUtcNow().Ticks, Volatile.Read(ref _nextWarning));
        if (now >= next && Interlocked.CompareExchange(ref _nextWarning, now + _warningInterval.Ticks, next) == next)
            LogRejected(ClientNetwork.Of(address), options.Value.MaxConnectionsPerAddress);
        connection.Abort(new ConnectionAbortedException("The address has as many connections as Http:MaxConnectionsPerAddress allows."));
    }

    [LoggerMessage(
        EventId = 1701, EventName = "ConnectionRejected", Level = LogLevel.Warning,
        Message = "Connection rejected: {Address} has {Limit} connections open, as many as Http:MaxConnectionsPerAddress allows. If it is a proxy, add it to Http:KnownProxies. Rejections in the next minute are not logged")]
    private partial void LogRejected(string address, int limit);
}
