using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Caching;

/// <summary>The section <c>Caching</c>: times to live and size limits of the caches.</summary>
internal sealed class CachingOptions
{
    public const string Section = "Caching";

    /// <summary>The list of agents (<c>agents/list</c>).</summary>
    public CachedDataOptions Agents { get; } = new() { Ttl = TimeSpan.FromSeconds(5) };

    /// <summary>The list of open quick-support connections (<c>support/list</c>).</summary>
    public CachedDataOptions SupportConnections { get; } = new() { Ttl = TimeSpan.FromSeconds(2) };

    /// <summary>Single quick-support connections (<c>support/info</c>).</summary>
    public CachedDataOptions SupportInfo { get; } = new() { Ttl = TimeSpan.FromSeconds(2) };

    /// <summary>Windows of the history (<c>history/list</c>).</summary>
    public CachedDataOptions Sessions { get; } = new() { Ttl = TimeSpan.FromSeconds(5) };

    /// <summary>Stale-if-error: the maximum age of a value that is returned when the upstream fails. 0 (never) to 1 day; default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The size limit of cached upstream data in bytes, for all accounts together. 100 kB to 100 GB; default: a sixth of the memory that the runtime sees.</summary>
    [Range(100_000L, 100_000_000_000L)]
    public long? MaxDataBytes { get; set; }

    /// <summary>How long a read waits for the shared cache, or for another instance that is reading the same data. 10 ms to 10 s; default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:10")]
    public TimeSpan SharedWait { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The size limit of the response cache in bytes, for all accounts together. 0 (off) to 100 GB; default: a twelfth of the memory that the
    /// runtime sees.
    /// </summary>
    [Range(0L, 100_000_000_000L)]
    public long? MaxAnswerBytes { get; set; }

    /// <summary>The size limit of parsed documents and their plans in bytes, for all accounts together. 100 kB to 100 GB; default: a twelfth of the memory that the runtime sees.</summary>
    [Range(100_000L, 100_000_000_000L)]
    public long? MaxDocumentBytes { get; set; }

    /// <summary>The fraction of each of these limits that one account may use. 0.01 to 1; default: 1 with a single configured account, else 0.5.</summary>
    [Range(0.01, 1.0)]
    public double? AccountShare { get; set; }
}

/// <summary>Cache settings for one kind of data.</summary>
internal sealed class CachedDataOptions
{
    public static readonly TimeSpan MaxTtl = TimeSpan.FromMinutes(10);

    /// <summary>The time to live: how long data is fresh after it was read. 0 (off: every request calls the upstream) to 10 minutes.</summary>
    [Display(Prompt = "00:00:05")]
    public TimeSpan Ttl { get; set; }
}
