using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Security;

/// <summary>The section <c>Security:RateLimit</c>: the rate limit of each caller.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "Security:RateLimit";

    /// <summary>The maximum number of requests of a caller per window. Default: 600; no limit in Development and with AllowAnonymous. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    [Display(Prompt = "600")]
    public int? PermitLimit { get; set; }

    /// <summary>The length of the window. 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}
