using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace GraphGateway.Hosting;

/// <summary>The section <c>Management</c>: where health and metrics are told.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    private const string Loopback = "localhost";

    /// <summary>The port of health and metrics, which the public port does not tell then. None: the public port tells health, and metrics in Development alone. 1 to 65,535.</summary>
    [Range(1, 65_535)]
    [Display(Prompt = "8081")]
    public int? Port { get; set; }

    /// <summary>
    /// The address that the port is bound to: <c>localhost</c> (127.0.0.1 and [::1]), <c>*</c> for every address of the machine, or an IP
    /// address. Default: <c>localhost</c>, because health and metrics ask for no credentials.
    /// </summary>
    public string Address { get; set; } = Loopback;

    /// <summary>The port, read before the container is there; null where there is none, or it is no number, which the options' validation tells.</summary>
    public static int? PortOf(IConfiguration configuration) =>
        ushort.TryParse(configuration[$"{Section}:{nameof(Port)}"], out var port) && port > 0 ? port : null;

    /// <summary>The host of the URL that Kestrel binds the port by; null if <see cref="Address"/> is malformed.</summary>
    public static string? HostOf(IConfiguration configuration) => (configuration[$"{Section}:{nameof(Address)}"] ?? Loopback) switch
    {
        "*" => "*",
        var text when text.Equals(Loopback, StringComparison.OrdinalIgnoreCase) => Loopback,
        var text when IPAddress.TryParse(text, out var address) => address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString(),
        _ => null,
    };
}
