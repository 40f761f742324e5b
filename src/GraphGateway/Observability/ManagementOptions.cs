using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Observability;

/// <summary>The section <c>Management</c>: where health and metrics are told.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>The port of health and metrics, which the public port does not tell then. None: the public port tells health, and metrics in Development alone. 1 to 65,535.</summary>
    [Range(1, 65_535)]
    [Display(Prompt = "8081")]
    public int? Port { get; set; }

    /// <summary>The port, read before the container is there; null where there is none, or it is no number, which the options' validation tells.</summary>
    public static int? PortOf(IConfiguration configuration) =>
        ushort.TryParse(configuration[$"{Section}:{nameof(Port)}"], out var port) && port > 0 ? port : null;
}
