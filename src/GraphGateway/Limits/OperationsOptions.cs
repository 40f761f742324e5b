using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Limits;

/// <summary>The section <c>Operations</c>: what an operation may do and cost.</summary>
internal sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>How long an operation may run, upstream calls and all. 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a request may filter, sort and write its response, all entries of a batch together, waiting aside. 100 ms to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CpuTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How deeply fields, fragments in fragments and input objects may each be nested. 1 to 50.</summary>
    [Range(1, 50)]
    public int MaxDepth { get; set; } = 20;

    /// <summary>How many aliases an operation may have, fragments unfolded. 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int MaxAliases { get; set; } = 30;

    /// <summary>How many directives an operation may have, fragments unfolded. 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int MaxDirectives { get; set; } = 20;

    /// <summary>How many tokens a document may have: names, numbers, texts and punctuation, without comments. 100 to 25,000.</summary>
    [Range(100, 25_000)]
    public int MaxTokens { get; set; } = 5_000;

    /// <summary>How many fields an operation may select of the root type, fragments unfolded. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxRootFields { get; set; } = 20;

    /// <summary>How many fields an operation may have answered, each as often as there can be rows, and the work of its filters and orders. 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int MaxComplexity { get; set; } = 100_000;

    /// <summary>How many operations run at once. As many may wait, for a second. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxConcurrent { get; set; } = 256;

    /// <summary>
    /// How many calls of the upstream an operation may take: one that may take more is refused, and one that does take more is
    /// stopped there. 1 to 100,000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxUpstreamCalls { get; set; } = 250;

    /// <summary>How many validation errors are told. 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxErrors { get; set; } = 5;

    /// <summary>What runs queries: <c>Compiled</c> plans, or the engine's <c>Stock</c> strategy.</summary>
    [EnumDataType(typeof(ExecutionMode))]
    public ExecutionMode Execution { get; set; }

    /// <summary>Whether the schema may be asked for (introspection, <c>?sdl</c>). Default: in Development only.</summary>
    public bool? Introspection { get; set; }
}
