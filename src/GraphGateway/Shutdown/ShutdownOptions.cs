using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Shutdown;

/// <summary>Options of the section <c>Shutdown</c>: graceful shutdown.</summary>
internal sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>The part of the limit that is reserved for aborting the remaining requests.</summary>
    public static readonly TimeSpan Cutting = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The delay between the shutdown signal and the shutdown. Readiness fails at once, so that proxies can react; everything else continues. 0 to 5 minutes.
    /// Default: 5 s; in Development 0.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>The maximum total time of the shutdown, including the delay. Requests in progress one second before the end are aborted. 2 s to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time that operations in progress have after the delay.</summary>
    public TimeSpan Rest() => Limit - DrainDelay.GetValueOrDefault() - Cutting;
}
