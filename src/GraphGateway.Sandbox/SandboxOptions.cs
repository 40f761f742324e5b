using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Sandbox;

/// <summary>The section <c>Sandbox</c>: the simulated account and how it behaves.</summary>
public sealed class SandboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sandbox";

    /// <summary>Whether the host starts the sandbox and reads from it. Default: in Development, unless a key is configured.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The loopback port; 0 is any free one. 0 to 65,535; default 0.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; }

    /// <summary>What the world grows from: the same seed and clock give the same world. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many agents there are. 0 to 100,000; default 200.</summary>
    [Range(0, 100_000)]
    public int Agents { get; set; } = 200;

    /// <summary>How many sessions the history has, over two years. 0 to 1,000,000; default 10,000.</summary>
    [Range(0, 1_000_000)]
    public int Sessions { get; set; } = 10_000;

    /// <summary>How many quick-support connections are open. 0 to 10,000; default 40.</summary>
    [Range(0, 10_000)]
    public int SupportConnections { get; set; } = 40;

    /// <summary>How many quick-support connections the plan allows, those open at the start included. 0 to 1,000,000; default 100.</summary>
    [Range(0, 1_000_000)]
    public int PlanLimit { get; set; } = 100;

    /// <summary>How long every answer takes. 0 to 10 minutes; default 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Latency { get; set; }

    /// <summary>Which share of the answers is a 500, a 503 or a broken connection. 0 to 1; default 0.</summary>
    [Range(0.0, 1.0)]
    public double FaultRate { get; set; }

    /// <summary>The shape of the answers. Default: as documented.</summary>
    public SandboxVariant Variant { get; set; }

    /// <summary>How fast the world moves by itself. Default: not at all.</summary>
    public SandboxActivity Activity { get; set; }

    /// <summary>The order of history/list. Default: the newest first.</summary>
    public SandboxHistoryOrder HistoryOrder { get; set; }

    /// <summary>The key that opens the account; any other is answered with 403. Default: <c>sandbox-key</c>.</summary>
    [Required]
    public string ApiKey { get; set; } = "sandbox-key";
}
