using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Getscreen;

/// <summary>The section <c>Getscreen:Breaker</c>: the circuit breaker of each account. Rejected calls (4xx, except 408) do not count as failures. Each account has its own breaker.</summary>
public sealed class CircuitBreakerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Getscreen:Breaker";

    /// <summary>The ratio of failed calls that opens the circuit. 0.01 to 1; default 0.5.</summary>
    [Range(0.01, 1)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>The minimum number of calls within <see cref="SamplingDuration"/> before the circuit can open. 2 to 10,000; default 20.</summary>
    [Range(2, 10_000)]
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The sampling window of the failure ratio. 500 ms to 5 minutes; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the circuit stays open. Then one trial call decides whether it closes or opens again. 500 ms to 5 minutes; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);
}
