using System.Net;
using System.Net.Sockets;

namespace GraphGateway.Callers;

/// <summary>The network that identifies a client if only its address is known. An IPv6 client can use all addresses of a /64, so the /64 counts as one client.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>Returns the network of the client that sent a request.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Of(address) : "unknown";

    /// <summary>Returns the IPv4 address itself, as in <c>192.0.2.1</c>, or the /64 of an IPv6 address, as in <c>2001:db8::/64</c>.</summary>
    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
