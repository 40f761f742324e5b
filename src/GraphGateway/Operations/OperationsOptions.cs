using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Operations;

/// <summary>The section <c>Operations</c>: what an operation may do and cost.</summary>
internal sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>How long an operation may run, upstream calls and all. 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many calls of the upstream an operation may take: one that may take more is refused, and one that does take more is
    /// stopped there. 1 to 100,000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxUpstreamCalls { get; set; } = 250;

    /// <summary>How many validation errors are told. 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxErrors { get; set; } = 5;

    /// <summary>Whether the schema may be asked for (introspection, <c>?sdl</c>). Default: in Development only.</summary>
    public bool? Introspection { get; set; }
}
