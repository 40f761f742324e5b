using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Audit;

/// <summary>Options of the section <c>Audit</c>: the audit file, in addition to the log.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// The JSON Lines file for mutations, e.g. <c>/var/log/graphgateway/audit.jsonl</c>. Refusals go to <c>audit.refusals.jsonl</c> in the same folder.
    /// If null, only the log contains the audit trail.
    /// </summary>
    public string? File { get; set; }

    /// <summary>The maximum size of each file in bytes, before rotation. 1,000 to 1,000,000,000.</summary>
    [Range(1_000, 1_000_000_000)]
    public long MaxFileBytes { get; set; } = 10_000_000;

    /// <summary>The maximum number of files, including the current one. Applies to mutations and refusals separately. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int MaxFiles { get; set; } = 10;

    /// <summary>The time window in which equal refusals of one caller are aggregated into one event. 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(1);
}
