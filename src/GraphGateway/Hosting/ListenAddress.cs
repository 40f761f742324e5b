using System.Globalization;
using System.Net;
using GraphGateway.SandboxHosting;
using GraphGateway.Settings;
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

    /// <summary>Whether the port is exclusive: no other listen address may use it, even on a different IP address. The server identifies requests to the management port by the port alone.</summary>
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

/// <summary>Reads the listen addresses in the order of Kestrel: its endpoints, else <c>urls</c>, else the ports settings, else the default.</summary>
internal static class ListenAddressParser
{
    private const string Endpoints = "Kestrel:Endpoints";
    private const string DefaultProtocols = "Kestrel:EndpointDefaults:Protocols";
    private const string Examples = "such as http://localhost:5080 or https://*:8443";

    private static readonly string[] _schemes = ["http", "https"];

    /// <summary>The public addresses, without the management port.</summary>
    public static IReadOnlyList<ListenAddress> Public(IConfiguration configuration)
    {
        if (EndpointsOf(configuration) is { Length: > 0 } endpoints)
            return [.. endpoints.Select(endpoint => new ListenAddress($"{endpoint.Path}:Url", endpoint["Url"] ?? "", Protocols(configuration, endpoint["Protocols"])))];
        if (Split(configuration["urls"]) is { Length: > 0 } urls)
            return [.. urls.Select(url => Of(configuration, "urls (ASPNETCORE_URLS)", url))];
        ListenAddress[] ports = [.. Ports(configuration, "http"), .. Ports(configuration, "https")];
        return ports.Length > 0 ? ports : [Of(configuration, "The default of urls", "http://localhost:5000")];
    }

    /// <summary>The address of the management port, or null if none is configured.</summary>
    public static ListenAddress? Management(IConfiguration configuration) => ManagementOptions.PortOf(configuration) is { } port
        ? Of(configuration, "Management:Port", string.Create(CultureInfo.InvariantCulture, $"http://{ManagementOptions.HostOf(configuration) ?? "localhost"}:{port}")) with { IsSolePort = true }
        : null;

    /// <summary>A plain HTTP port on all addresses of the machine.</summary>
    public static ListenAddress OfPort(IConfiguration configuration, string setting, int port) =>
        Of(configuration, setting, string.Create(CultureInfo.InvariantCulture, $"http://*:{port}"));

    /// <summary>The validation errors: malformed addresses, protocols, ports and certificate files, and ports that are used twice.</summary>
    public static IEnumerable<string> Failures(IConfiguration configuration, IHostEnvironment environment)
    {
        ListenAddress[] all = [.. Public(configuration), .. Management(configuration) is { } management ? [management] : Array.Empty<ListenAddress>(), .. Sandbox(configuration, environment)];
        return
        [
            .. ProtocolFailures(configuration),
            .. PortFailures(configuration),
            .. ManagementFailures(configuration),
            .. CertificateFailures(configuration, environment),
            .. all.Where(address => address.Binding is null).Select(Malformed),
            .. all.SelectMany((address, index) => all.Take(index).Where(address.Collides).Select(other => PortConflict(address, other))),
        ];
    }

    private static string Malformed(ListenAddress address) => address.Url.Length == 0
        ? $"{address.Setting} is missing. It must be an address, {Examples}."
        : $"{address.Setting} is '{SettingFormat.Shown(address.Url, typeof(string))}'. It must be an address without a path, {Examples}.";

    private static string PortConflict(ListenAddress address, ListenAddress other) => string.Create(
        CultureInfo.InvariantCulture,
        $"{address.Setting} uses the port {address.Port} ({address.Url}), which {other.Setting} uses too ({other.Url}). Set a different port for each, such as {(address.Port < ushort.MaxValue ? address.Port + 1 : 8081)}.");

    private static IConfigurationSection[] EndpointsOf(IConfiguration configuration) => [.. configuration.GetSection(Endpoints).GetChildren()];

    private static IEnumerable<ListenAddress> Ports(IConfiguration configuration, string scheme) =>
        Split(configuration[$"{scheme}_ports"]).Where(IsPort).Select(port => Of(configuration, NameOfPorts(scheme), $"{scheme}://*:{port}"));

    private static string NameOfPorts(string scheme) => $"{scheme}_ports (ASPNETCORE_{scheme.ToUpperInvariant()}_PORTS)";

    private static bool IsPort(string text) => ushort.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<string> PortFailures(IConfiguration configuration) =>
        from scheme in _schemes
        from port in Split(configuration[$"{scheme}_ports"])
        where !IsPort(port)
        select $"{NameOfPorts(scheme)} has the port '{SettingFormat.Shown(port, typeof(string))}'. It must hold whole numbers from 0 to 65535, such as 8080, separated by semicolons.";

    private static IEnumerable<string> ManagementFailures(IConfiguration configuration) => ManagementOptions.HostOf(configuration) is null
        ? [$"Management:Address is '{SettingFormat.Shown(configuration["Management:Address"]!, typeof(string))}'. It must be localhost, * for every address of the machine, or an IP address, such as 10.0.0.5."]
        : [];

    private static IEnumerable<ListenAddress> Sandbox(IConfiguration configuration, IHostEnvironment environment) =>
        SandboxStart.IsOn(configuration, environment) && ushort.TryParse(configuration["Sandbox:Port"], CultureInfo.InvariantCulture, out var port) && port > 0
            ? [Of(configuration, "Sandbox:Port", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))]
            : [];

    private static ListenAddress Of(IConfiguration configuration, string setting, string url) => new(setting, url, Protocols(configuration, own: null));

    private static HttpProtocols Protocols(IConfiguration configuration, string? own) =>
        Enum.TryParse<HttpProtocols>(own ?? configuration[DefaultProtocols], ignoreCase: true, out var protocols) ? protocols : HttpProtocols.Http1AndHttp2;

    // Kestrel ignores an unknown value.
    private static IEnumerable<string> ProtocolFailures(IConfiguration configuration) =>
        from setting in EndpointsOf(configuration).Select(endpoint => endpoint.GetSection("Protocols")).Append(configuration.GetSection(DefaultProtocols))
        where setting.Value is not null && !Enum.GetNames<HttpProtocols>().Contains(setting.Value, StringComparer.OrdinalIgnoreCase)
        select $"{setting.Path} is '{SettingFormat.Shown(setting.Value!, typeof(string))}'. It must be {string.Join(" or ", Enum.GetNames<HttpProtocols>())}.";

    // Kestrel reports a missing file, but not the setting that names it.
    private static IEnumerable<string> CertificateFailures(IConfiguration configuration, IHostEnvironment environment) =>
        from certificate in EndpointsOf(configuration).Select(endpoint => endpoint.GetSection("Certificate")).Concat(configuration.GetSection("Kestrel:Certificates").GetChildren())
        from file in new[] { certificate.GetSection("Path"), certificate.GetSection("KeyPath") }
        where !string.IsNullOrEmpty(file.Value) && !File.Exists(Path.Combine(environment.ContentRootPath, file.Value))
        select $"{file.Path} is '{SettingFormat.Shown(file.Value!, typeof(string))}', but the file does not exist. It must be a file that the server can read, such as /etc/tls/gateway.pfx.";

    private static string[] Split(string? addresses) => (addresses ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
