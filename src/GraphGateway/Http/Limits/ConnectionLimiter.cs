using System.Net;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Observability;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>Bounds how many connections one address may have open, whatever is sent over them. Known proxies have any number: they carry everybody's requests.</summary>
internal sealed partial class ConnectionLimiter(IOptions<HttpOptions> options, IOptions<ForwardedHeadersOptions> proxies, TimeProvider time, ILogger<ConnectionLimiter> logger)
{
    private static readonly TimeSpan _betweenWarnings = TimeSpan.FromMinutes(1);

    private readonly KeyedConcurrencyLimiter _connections = new(options.Value.MaxConnectionsPerAddress);
    private long _nextWarning;

    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var address } || IsProxy(address))
        {
            await next(connection);
            return;
        }

        using var taken = _connections.TryTake(ClientNetwork.Of(address));
        if (taken is null)
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
        // Once a minute, so that whoever connects on and on does not fill the log.
        var (now, next) = (time.GetUtcNow().Ticks, Volatile.Read(ref _nextWarning));
        if (now >= next && Interlocked.CompareExchange(ref _nextWarning, now + _betweenWarnings.Ticks, next) == next)
            LogRejected(ClientNetwork.Of(address), options.Value.MaxConnectionsPerAddress);
        connection.Abort(new ConnectionAbortedException("The address has as many connections as Http:MaxConnectionsPerAddress allows."));
    }

    [LoggerMessage(1701, LogLevel.Warning, "Connection rejected: {Address} has {Limit} connections open, as many as Http:MaxConnectionsPerAddress allows. If it is a proxy, name it in Http:KnownProxies. Further rejections are not logged for a minute")]
    private partial void LogRejected(string address, int limit);
}
