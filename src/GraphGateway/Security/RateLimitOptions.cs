using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Security;

/// <summary>The section <c>Security:RateLimit</c>: how often a caller may ask.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "Security:RateLimit";

    /// <summary>How many requests a caller may send within the window. Default: 600; no limit in Development and with AllowAnonymous. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    [Display(Prompt = "600")]
    public int? PermitLimit { get; set; }

    /// <summary>How long the window is. 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}
