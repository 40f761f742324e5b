using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Audit;

/// <summary>The section <c>Audit</c>: the file that the audit trail is appended to, beside the log.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// The file of JSON lines for mutations, e.g. <c>/var/log/graphgateway/audit.jsonl</c>; refusals go to <c>audit.refusals.jsonl</c> beside it.
    /// None: the log alone has the trail.
    /// </summary>
    public string? File { get; set; }

    /// <summary>How large each file grows before another is begun, in bytes. 1,000 to 1,000,000,000.</summary>
    [Range(1_000, 1_000_000_000)]
    public long MaxFileBytes { get; set; } = 10_000_000;

    /// <summary>How many files are kept, the one that is written to among them: as many for mutations, and as many for refusals. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int MaxFiles { get; set; } = 10;

    /// <summary>For how long equal refusals of one caller are counted before they are written as one event. 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(1);
}
