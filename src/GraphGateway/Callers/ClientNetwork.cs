using System.Net;
using System.Net.Sockets;

namespace GraphGateway.Callers;

/// <summary>The network that an address stands for where callers are told apart by address: an IPv6 client has all addresses of a /64.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>The network that a request came from.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Of(address) : "unknown";

    /// <summary>The address itself of IPv4, as in <c>192.0.2.1</c>; the /64 of IPv6, as in <c>2001:db8::/64</c>.</summary>
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
