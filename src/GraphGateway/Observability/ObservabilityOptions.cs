using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Observability;

/// <summary>Options of the section <c>Observability</c>: the thresholds for logging slow and costly operations.</summary>
internal sealed class ObservabilityOptions
{
    public const string Section = "Observability";

    /// <summary>The minimum duration of an operation that is logged as slow. 0 to 10 minutes. 0 logs none. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SlowOperation { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The minimum number of upstream calls of an operation that is logged as costly. 0 to 100,000. 0 logs none. Default: 50.</summary>
    [Range(0, 100_000)]
    public int CostlyOperation { get; set; } = 50;
}
