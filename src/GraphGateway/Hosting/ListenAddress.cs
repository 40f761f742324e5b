using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphGateway.Hosting;

/// <summary>An address that the server listens on.</summary>
/// <param name="Setting">The setting that defines the address.</param>
/// <param name="Url">The address in the format of Kestrel, such as <c>http://*:8080</c>.</param>
/// <param name="Protocols">The HTTP versions of the address.</param>
internal sealed record ListenAddress(string Setting, string Url, HttpProtocols Protocols)
{
    /// <summary>The parsed address, or null if Kestrel would reject it.</summary>
    public BindingAddress? Binding { get; } = Parse(Url);

    /// <summary>The port. 0 for a dynamic port, a Unix socket or a named pipe.</summary>
    public int Port => Binding is { IsUnixPipe: false, IsNamedPipe: false } binding ? binding.Port : 0;

    /// <summary>Whether no other address may use the port, on any IP address. The server identifies requests to the management port by the port alone.</summary>
    public bool IsSolePort { get; init; }

    /// <summary>Whether the server cannot listen on both addresses, because they use the same port of the same IP address.</summary>
    public bool Collides(ListenAddress other) => Port > 0 && Port == other.Port && (IsSolePort || other.IsSolePort || Addresses is not { } addresses || other.Addresses is not { } otherAddresses || addresses.Intersect(otherAddresses).Any());

    // Null means every address of the machine. Kestrel also binds an unknown host name to every address.
    private IPAddress[]? Addresses => Binding!.Host switch
    {
        "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        var host when IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) => [address],
        _ => null,
    };

    private static BindingAddress? Parse(string url)
    {
        try
        {
            var binding = BindingAddress.Parse(url);
            return IsHttp(binding) && (binding.IsUnixPipe || binding.IsNamedPipe || IsTcp(binding)) ? binding : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsHttp(BindingAddress binding) => binding.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || binding.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    // If the port is not a number, BindingAddress leaves it in the host.
    private static bool IsTcp(BindingAddress binding) =>
        binding is { PathBase: "", Port: >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort } && (binding.Host.StartsWith('[') || !binding.Host.Contains(':', StringComparison.Ordinal));
}
