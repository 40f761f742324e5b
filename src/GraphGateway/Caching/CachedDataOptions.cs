using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Caching;

/// <summary>Cache settings for one kind of data.</summary>
internal sealed class CachedDataOptions
{
    public static readonly TimeSpan MaxTtl = TimeSpan.FromMinutes(10);

    /// <summary>The time to live: how long data is fresh after it was read. 0 (off: every request calls the upstream) to 10 minutes.</summary>
    [Display(Prompt = "00:00:05")]
    public TimeSpan Ttl { get; set; }
}
