using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Sandbox;

/// <summary>The section <c>Sandbox</c>: the simulated account and its behaviour.</summary>
public sealed class SandboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sandbox";

    /// <summary>Whether the gateway starts the sandbox and uses it as the upstream. Default: true in Development if no key is configured, otherwise false.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The loopback port; 0 selects a free port. 0 to 65,535; default 0.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; }

    /// <summary>The seed of the simulated data. The same seed and clock generate the same data. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The number of agents. 0 to 100,000; default 200.</summary>
    [Range(0, 100_000)]
    public int Agents { get; set; } = 200;

    /// <summary>The number of sessions in the history, over two years. 0 to 1,000,000; default 10,000.</summary>
    [Range(0, 1_000_000)]
    public int Sessions { get; set; } = 10_000;

    /// <summary>The number of open quick-support connections at the start. 0 to 10,000; default 40.</summary>
    [Range(0, 10_000)]
    public int SupportConnections { get; set; } = 40;

    /// <summary>The number of quick-support connections that the plan allows, including those open at the start. 0 to 1,000,000; default 100.</summary>
    [Range(0, 1_000_000)]
    public int PlanLimit { get; set; } = 100;

    /// <summary>The delay of every response. 0 to 10 minutes; default 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Latency { get; set; }

    /// <summary>The ratio of responses that fail with a 500, a 503 or an aborted connection. 0 to 1; default 0.</summary>
    [Range(0.0, 1.0)]
    public double FaultRate { get; set; }

    /// <summary>The format of the responses. Default: as documented.</summary>
    public SandboxVariant Variant { get; set; }

    /// <summary>How often the sandbox changes its data by itself. Default: never.</summary>
    public SandboxActivity Activity { get; set; }

    /// <summary>The order of <c>history/list</c>. Default: newest first.</summary>
    public SandboxHistoryOrder HistoryOrder { get; set; }

    /// <summary>The account's API key. The sandbox rejects any other key with 403. Default: <c>sandbox-key</c>.</summary>
    [Required]
    public string ApiKey { get; set; } = "sandbox-key";
}

/// <summary>How often the sandbox changes its data by itself.</summary>
public enum SandboxActivity
{
    /// <summary>Only callers change the data.</summary>
    Off,

    /// <summary>One step every five seconds.</summary>
    Slow,

    /// <summary>Four steps per second.</summary>
    Fast,
}

/// <summary>The format of the sandbox's responses. Getscreen is known to use several formats.</summary>
public enum SandboxVariant
{
    /// <summary>As in the published API reference.</summary>
    Documented,

    /// <summary>As in the vendor's later documentation: a bare list of agents, single objects as <c>data</c>, Android, 404 for unknown ids.</summary>
    Later,

    /// <summary>All deviations that a tolerant reader must accept: numbers as strings, missing keys, single clients, unknown enum values, invalid URLs.</summary>
    Loose,
}

/// <summary>The order of <c>history/list</c>. Getscreen does not document it.</summary>
public enum SandboxHistoryOrder
{
    /// <summary>Newest session first.</summary>
    NewestFirst,

    /// <summary>Oldest session first.</summary>
    OldestFirst,
}
