using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphGateway.Hosting;

/// <summary>An address that the server listens on.</summary>
/// <param name="Setting">The setting that it comes from.</param>
/// <param name="Url">The address as Kestrel takes it, such as <c>http://*:8080</c>.</param>
/// <param name="Protocols">The versions of HTTP that it speaks.</param>
internal sealed record ListenAddress(string Setting, string Url, HttpProtocols Protocols)
{
    /// <summary>The parts of the address; null if Kestrel would not take it.</summary>
    public BindingAddress? Binding { get; } = Parse(Url);

    /// <summary>The port; 0 is any free one, and of a socket of the file system.</summary>
    public int Port => Binding is { IsUnixPipe: false, IsNamedPipe: false } binding ? binding.Port : 0;

    /// <summary>Whether no other address may have the port, on any IP address. The server tells requests to the management port by the port alone.</summary>
    public bool IsSolePort { get; init; }

    /// <summary>Whether the server cannot listen on both, for they take the same port of one address.</summary>
    public bool Collides(ListenAddress other) => Port > 0 && Port == other.Port && (IsSolePort || other.IsSolePort || Addresses is not { } mine || other.Addresses is not { } others || mine.Intersect(others).Any());

    // Null is every address of the machine, which is also what Kestrel makes of a name.
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

    // What cannot be a port is left with the host.
    private static bool IsTcp(BindingAddress binding) =>
        binding is { PathBase: "", Port: >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort } && (binding.Host.StartsWith('[') || !binding.Host.Contains(':', StringComparison.Ordinal));
}
