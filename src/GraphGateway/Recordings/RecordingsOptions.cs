using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Recordings;

/// <summary>Options of the section <c>Recordings</c>: the gateway's recording links.</summary>
internal sealed class RecordingsOptions
{
    public const string Section = "Recordings";

    /// <summary>The minimum length of <see cref="SigningKey"/> in characters.</summary>
    public const int LeastKeyLength = 32;

    /// <summary>The lifetime of a link. 10 seconds to 1 hour; default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The hosts from which the gateway downloads recordings, in addition to the API's host. Empty, the default, means <c>*.getscreen.me</c>.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>The maximum number of concurrent downloads per link. 1 to 1,000; default 8.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrentPerLink { get; set; } = 8;

    /// <summary>The maximum number of concurrent downloads per account and instance. 1 to 10,000; default 64.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrentPerAccount { get; set; } = 64;

    /// <summary>The maximum number of requests per link within <see cref="Security.RateLimitOptions.Window"/>. 1 to 1,000,000; default 120.</summary>
    [Range(1, 1_000_000)]
    public int MaxRequestsPerLink { get; set; } = 120;

    /// <summary>The maximum number of requests for all links of an account within <see cref="Security.RateLimitOptions.Window"/>. 1 to 1,000,000; default 1,200.</summary>
    [Range(1, 1_000_000)]
    public int MaxRequestsPerAccount { get; set; } = 1_200;

    /// <summary>The key that protects links, a secret. Set the same key on all instances. Default: null, the instance's own data protection keys.</summary>
    public string? SigningKey { get; set; }
}
