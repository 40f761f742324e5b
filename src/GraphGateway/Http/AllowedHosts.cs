using System.Net;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using GraphGateway.Security;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphGateway.Http;

/// <summary>
/// The allow-list of host names for requests. It protects a server without authentication from DNS rebinding: a web page whose domain
/// resolves to this server could otherwise call it, because the browser treats both as one origin.
/// </summary>
internal sealed class AllowedHosts
{
    /// <summary>The configuration key, shared with ASP.NET Core.</summary>
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

    /// <summary>Whether callers without credentials can use the account.</summary>
    public bool IsAnonymous { get; }

    /// <summary>Whether the setting allows every host.</summary>
    public bool HasWildcard { get; }

    /// <summary>Whether the host is checked: true if callers need no credentials or the setting names hosts, and the setting has no wildcard for every host.</summary>
    public bool IsChecked { get; }

    /// <summary>Splits the setting into its entries.</summary>
    public static string[] Split(string? hosts) => (hosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether an entry is valid: a host name, a wildcard for the hosts of a domain, or a wildcard for every host.</summary>
    public static bool IsName(string host) => _everyAddress.Contains(host, StringComparer.Ordinal)
        || Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) is not UriHostNameType.Unknown;

    /// <summary>Whether the host of a request is allowed. The port is ignored, because DNS rebinding changes only the name.</summary>
    public bool Allow(HttpRequest request) =>
        request.Host.HasValue && (HostString.MatchesAny(request.Host.Value, _names) || IsLocalAddress(request.Host.Host, request.HttpContext.Connection.LocalIpAddress));

    // An IP address literal is safe: no DNS name is involved.
    private static bool IsLocalAddress(string host, IPAddress? local) =>
        local is not null && IPAddress.TryParse(host, out var address) && Unmapped(address).Equals(Unmapped(local));

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string[] Configured(IConfiguration configuration) =>
        [.. Split(configuration[Setting]).Select(host => new HostString(host).ToUriComponent())];

    // The hosts of the listen addresses, and the loopback names if one of the addresses is reachable through loopback.
    private static IEnumerable<string> Bound(IConfiguration configuration)
    {
        string[] hosts = [.. ListenAddressParser.Public(configuration).Select(address => address.Binding is { IsUnixPipe: false, IsNamedPipe: false } binding ? binding.Host : "localhost")];
        return hosts.Except(_everyAddress, StringComparer.Ordinal).Concat(hosts.Any(IsReachedByLoopback) ? _loopbackNames : []);
    }

    // Kestrel binds an unknown host name to every address.
    private static bool IsReachedByLoopback(string host) =>
        !IPAddress.TryParse(host, out var address) || IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}

/// <summary>Middleware that rejects requests whose host is not in <see cref="AllowedHosts"/>, including WebSocket upgrades.</summary>
internal static class AllowedHostsFilter
{
    public static void AddAllowedHosts(this IServiceCollection services)
    {
        services.AddSingleton<AllowedHosts>();
        // Disables the host filter of ASP.NET Core, because it rejects the listen addresses too and returns no reason.
        services.PostConfigure<HostFilteringOptions>(filtering => filtering.AllowedHosts = ["*"]);
    }

    /// <summary>Checks the current host of the request. Forwarded headers change the host, so this runs before and after the forwarded headers middleware.</summary>
    public static void UseAllowedHosts(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<AllowedHosts>();
        if (!hosts.IsChecked)
            return;
        var (writer, management) = (app.Services.GetRequiredService<ResponseWriter>(), ManagementOptions.PortOf(app.Configuration));
        app.Use((context, next) => context.Connection.LocalPort == management || hosts.Allow(context.Request)
            ? next(context)
            : writer.RejectAsync(context, Rejection(context.Request.Host, hosts)));
    }

    private static RequestRejectedException Rejection(HostString host, AllowedHosts hosts) => new(
        StatusCodes.Status400BadRequest,
        $"The host '{GlobalId.Shorten(host.Value ?? "")}' of the request is not allowed.{(hosts.IsAnonymous ? " This server requires no credentials, so it accepts only known hosts." : "")} "
        + $"Allowed are the listen addresses of the server, the host of Http:PublicBaseAddress, and the entries of {AllowedHosts.Setting}. Add the host there, such as {AllowedHosts.Setting}=gateway.example.com;*.internal.example.com.");
}
