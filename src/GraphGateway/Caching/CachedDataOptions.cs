using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Caching;

/// <summary>How one kind of data is kept.</summary>
internal sealed class CachedDataOptions
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>How long data passes for fresh after it was read. 0 (off: every request reads for itself) to 10 minutes.</summary>
    [Display(Prompt = "00:00:05")]
    public TimeSpan Ttl { get; set; }
}
