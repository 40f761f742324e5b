using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Caching;

/// <summary>The section <c>Caching</c>: how long what was read of the upstream is used again.</summary>
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

    /// <summary>How old the last good value may be that is answered while the upstream fails. 0 (never) to 1 day; default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many bytes of data are kept of all accounts together. 100 kB to 100 GB; default: a sixth of the memory that the runtime sees.</summary>
    [Range(100_000L, 100_000_000_000L)]
    public long? MaxDataBytes { get; set; }

    /// <summary>How long a reading waits for what other instances have read, or are just reading. 10 ms to 10 s; default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:10")]
    public TimeSpan SharedWait { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How many bytes whole answers may take that are given again as they were, of all accounts together. 0 (off) to 100 GB; default: a twelfth of the memory that the
    /// runtime sees.
    /// </summary>
    [Range(0L, 100_000_000_000L)]
    public long? MaxAnswerBytes { get; set; }

    /// <summary>How many bytes parsed documents may take with their plans, of all accounts together. 100 kB to 100 GB; default: a twelfth of the memory that the runtime sees.</summary>
    [Range(100_000L, 100_000_000_000L)]
    public long? MaxDocumentBytes { get; set; }

    /// <summary>Which share of each of these bounds one account may have. 0.01 to 1; default: 1 with a single configured account, else 0.5.</summary>
    [Range(0.01, 1.0)]
    public double? AccountShare { get; set; }
}
