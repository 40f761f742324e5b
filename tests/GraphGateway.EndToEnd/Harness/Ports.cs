using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GraphGateway.EndToEnd.Harness;

internal static class Ports
{
    /// <summary>A port that nothing listens on, neither by IPv4 nor by IPv6.</summary>
    public static string Free()
    {
        using var listener = new TcpListener(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        if (Socket.OSSupportsIPv6)
            listener.Server.DualMode = true;
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
