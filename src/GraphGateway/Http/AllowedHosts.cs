using System.Net;
using GraphGateway.Getscreen;
using GraphGateway.Hosting;
using GraphGateway.Security;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphGateway.Http;

/// <summary>
/// The host names that requests may be for. Without this check a page on a domain that resolves to this server (DNS rebinding) could call a
/// server that asks for no credentials, because for the browser both are one origin.
/// </summary>
internal sealed class AllowedHosts
{
    /// <summary>The setting, which is ASP.NET Core's own.</summary>
    public const string Setting = "AllowedHosts";

    private static readonly string[] _everyAddress = ["*", "+", "0.0.0.0", "[::]"];
    private static readonly string[] _loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    private readonly StringSegment[] _names;

    public AllowedHosts(IConfiguration configuration, IOptions<HttpOptions> http, IOptions<SecurityOptions> security, GetscreenAccountRegistry accounts)
    {
        var configured = Configured(configuration);
        IsAnonymous = accounts.Any && security.Value.AllowAnonymous;
        HasWildcard = configured.Intersect(_everyAddress, StringComparer.Ordinal).Any();
        IsChecked = !HasWildcard && (IsAnonymous || configured.Length > 0);
        _names = [.. configured, .. Bound(configuration), .. http.Value.PublicBaseAddress is { } address ? [new HostString(address.Host).ToUriComponent()] : Array.Empty<string>()];
    }

    /// <summary>Whether callers without credentials may use the account.</summary>
    public bool IsAnonymous { get; }

    /// <summary>Whether the setting allows every host.</summary>
    public bool HasWildcard { get; }

    /// <summary>Whether the host is checked: if callers need no credentials, or if the setting names hosts.</summary>
    public bool IsChecked { get; }

    /// <summary>The entries of the setting.</summary>
    public static string[] Split(string? hosts) => (hosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether an entry of the setting is a host name, all hosts below a domain, or every host.</summary>
    public static bool IsName(string host) => _everyAddress.Contains(host, StringComparer.Ordinal)
        || Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) is not UriHostNameType.Unknown;

    /// <summary>Whether a request may be for its host. The port does not matter: what a page can choose is the name.</summary>
    public bool Allow(HttpRequest request) =>
        request.Host.HasValue && (HostString.MatchesAny(request.Host.Value, _names) || IsLocalAddress(request.Host.Host, request.HttpContext.Connection.LocalIpAddress));

    // No domain resolves to an address by the address's own name.
    private static bool IsLocalAddress(string host, IPAddress? local) =>
        local is not null && IPAddress.TryParse(host, out var address) && Unmapped(address).Equals(Unmapped(local));

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string[] Configured(IConfiguration configuration) =>
        [.. Split(configuration[Setting]).Select(host => new HostString(host).ToUriComponent())];

    // The hosts of the addresses that the server listens on, and the names of loopback if one of them can be reached by these.
    private static IEnumerable<string> Bound(IConfiguration configuration)
    {
        string[] hosts = [.. ListenAddressParser.Public(configuration).Select(address => address.Binding is { IsUnixPipe: false, IsNamedPipe: false } binding ? binding.Host : "localhost")];
        return hosts.Except(_everyAddress, StringComparer.Ordinal).Concat(hosts.Any(IsReachedByLoopback) ? _loopbackNames : []);
    }

    // Kestrel binds a name that it does not know to every address.
    private static bool IsReachedByLoopback(string host) =>
        !IPAddress.TryParse(host, out var address) || IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
