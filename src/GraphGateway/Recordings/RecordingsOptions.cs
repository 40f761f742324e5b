using System.ComponentModel.DataAnnotations;
using GraphGateway.Http;

namespace GraphGateway.Recordings;

/// <summary>The section <c>Recordings</c>: the gateway's own links of recordings.</summary>
internal sealed class RecordingsOptions
{
    public const string Section = "Recordings";

    /// <summary>The least length of <see cref="SigningKey"/>.</summary>
    public const int LeastKeyLength = 32;

    /// <summary>How long a link can be followed. 10 s to 1 hour; default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The hosts that recordings are loaded from beside the API's own. Empty, the default, is <c>*.getscreen.me</c>.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>How many downloads of one link may run at once. 1 to 1,000; default 8.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrentPerLink { get; set; } = 8;

    /// <summary>How many downloads of an account's recordings may run at once, in an instance. 1 to 10,000; default 64.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrentPerAccount { get; set; } = 64;

    /// <summary>How often one link may be followed within <see cref="Security.RateLimitOptions.Window"/>. 1 to 1,000,000; default 120.</summary>
    [Range(1, 1_000_000)]
    public int MaxRequestsPerLink { get; set; } = 120;

    /// <summary>How often the links of an account may be followed within <see cref="Security.RateLimitOptions.Window"/>. 1 to 1,000,000; default 1,200.</summary>
    [Range(1, 1_000_000)]
    public int MaxRequestsPerAccount { get; set; } = 1_200;

    /// <summary>What links are sealed with, so that several servers share it: a secret. Default: none, but the server's own keys.</summary>
    public string? SigningKey { get; set; }
}
