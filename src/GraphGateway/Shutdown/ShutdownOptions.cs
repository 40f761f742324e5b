using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Shutdown;

/// <summary>The section <c>Shutdown</c>: how the server ends.</summary>
internal sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>What the cutting of the last requests takes of the limit.</summary>
    public static readonly TimeSpan Cutting = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long everything goes on as before once the server is told to stop, but for readiness, so that proxies find out. 0 to 5 minutes.
    /// Default: 5 s; in Development 0.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>How long the ending may take in all, the delay included; what still runs a second before is cut. 2 s to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long what runs may go on after the delay.</summary>
    public TimeSpan Rest() => Limit - DrainDelay.GetValueOrDefault() - Cutting;
}
