using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Idempotency;

/// <summary>The section <c>Idempotency</c>: how many mutation results are stored for repeated requests.</summary>
internal sealed class IdempotencyOptions
{
    public const string Section = "Idempotency";

    /// <summary>The lifetime of an entry.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The maximum number of entries. Each is the result of a mutation, or the number of a created connection. 100 to 1,000,000; default 50,000.</summary>
    [Range(100, 1_000_000)]
    public int MaxEntries { get; set; } = 50_000;

    /// <summary>
    /// The maximum number of entries per account. 10 to 1,000,000, and at most <see cref="MaxEntries"/>. Default: equal shares for the configured accounts,
    /// or half of the entries if callers bring their own Getscreen keys.
    /// </summary>
    [Range(10, 1_000_000)]
    public int? MaxEntriesPerAccount { get; set; }
}
