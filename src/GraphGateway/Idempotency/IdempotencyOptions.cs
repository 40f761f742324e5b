using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Idempotency;

/// <summary>The section <c>Idempotency</c>: what is kept for repeats of mutations.</summary>
internal sealed class IdempotencyOptions
{
    public const string Section = "Idempotency";

    /// <summary>How many entries are kept at most; each is a result of a mutation, or the number of a connection that was made. 100 to 1,000,000.</summary>
    [Range(100, 1_000_000)]
    public int MaxEntries { get; set; } = 50_000;

    /// <summary>
    /// How many of them one account may have. 10 to 1,000,000, and at most <see cref="MaxEntries"/>. Default: equal parts for the configured accounts;
    /// half of them where callers bring keys.
    /// </summary>
    [Range(10, 1_000_000)]
    public int? MaxEntriesPerAccount { get; set; }
}
