using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace GraphGateway.Hosting;

/// <summary>A separate port for health checks and metrics, so that the public port does not expose them.</summary>
internal static class ManagementPort
{
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Urls = "urls";

    /// <summary>Endpoint metadata that restricts an endpoint to the management port, if one is configured.</summary>
    public static object Only { get; } = new Mark();

    /// <summary>Adds the management port to the listen addresses.</summary>
    public static void AddManagementPort(this WebApplicationBuilder builder)
    {
        if (ListenAddressParser.Management(builder.Configuration)?.Url is not { } address)
            return;
        // Kestrel reads its addresses from only one of these settings, so the port is added to the one in use.
        var hasEndpoints = builder.Configuration.GetSection(Endpoints).GetChildren().Any();
        var (key, value) = hasEndpoints
            ? ($"{Endpoints}:Management:Url", address)
            : (Urls, string.Join(';', ListenAddressParser.Public(builder.Configuration).Select(known => known.Url).Append(address)));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [key] = value });
    }

    /// <summary>Middleware that returns 404 for endpoints of the other port. It checks the port of the connection, because a client can send any Host header.</summary>
    public static void UseManagementPort(this WebApplication app)
    {
        if (ManagementOptions.PortOf(app.Configuration) is not { } port)
            return;
        app.Use((context, next) =>
        {
            if ((context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null) == (context.Connection.LocalPort == port))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private sealed class Mark;
}

/// <summary>Options of the section <c>Management</c>: the port for health checks and metrics.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    private const string Loopback = "localhost";

    /// <summary>
    /// The port for health checks and metrics; the public port then returns 404 for them. Default: null, with health checks on the public port,
    /// and metrics there in Development only. 1 to 65,535.
    /// </summary>
    [Range(1, 65_535)]
    [Display(Prompt = "8081")]
    public int? Port { get; set; }

    /// <summary>
    /// The address that the port is bound to: <c>localhost</c> (127.0.0.1 and [::1]), <c>*</c> for every address of the machine, or an IP
    /// address. Default: <c>localhost</c>, because health checks and metrics need no credentials.
    /// </summary>
    public string Address { get; set; } = Loopback;

    /// <summary>The port, read from the configuration before the service container exists. Null if it is not set or invalid; options validation reports an invalid value.</summary>
    public static int? PortOf(IConfiguration configuration) =>
        ushort.TryParse(configuration[$"{Section}:{nameof(Port)}"], out var port) && port > 0 ? port : null;

    /// <summary>The host in the URL that Kestrel binds, or null if <see cref="Address"/> is malformed.</summary>
    public static string? HostOf(IConfiguration configuration) => (configuration[$"{Section}:{nameof(Address)}"] ?? Loopback) switch
    {
        "*" => "*",
        var text when text.Equals(Loopback, StringComparison.OrdinalIgnoreCase) => Loopback,
        var text when IPAddress.TryParse(text, out var address) => address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString(),
        _ => null,
    };
}
