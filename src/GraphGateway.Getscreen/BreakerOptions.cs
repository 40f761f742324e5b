using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Getscreen;

/// <summary>The section <c>Getscreen:Breaker</c>: when an account's calls are no longer made for a while. Refusals are no failures, and no account suffers for another.</summary>
public sealed class BreakerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Getscreen:Breaker";

    /// <summary>The share of failing calls that opens the circuit. 0.01 to 1; default 0.5.</summary>
    [Range(0.01, 1)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>How many calls within <see cref="SamplingDuration"/> it takes to judge by. 2 to 10,000; default 20.</summary>
    [Range(2, 10_000)]
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>How far back calls are counted. 500 ms to 5 minutes; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long no call is made; then one is tried, and its outcome decides. 500 ms to 5 minutes; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);
}
