using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Limits;

/// <summary>The configuration section <c>Operations</c>: limits of an operation.</summary>
internal sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>The timeout of an operation, including its upstream calls. 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum time to filter, sort and serialize the response of a request, without waiting. All entries of a request batch share it. 100 ms to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CpuTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum nesting depth of fields, of fragments and of input objects. 1 to 50.</summary>
    [Range(1, 50)]
    public int MaxDepth { get; set; } = 20;

    /// <summary>The maximum number of aliases in an operation, with expanded fragments. 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int MaxAliases { get; set; } = 30;

    /// <summary>The maximum number of directives in an operation, with expanded fragments. 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int MaxDirectives { get; set; } = 20;

    /// <summary>The maximum number of tokens in a document: names, numbers, strings and punctuation, without comments. 100 to 25,000.</summary>
    [Range(100, 25_000)]
    public int MaxTokens { get; set; } = 5_000;

    /// <summary>The maximum number of root fields in an operation, with expanded fragments. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxRootFields { get; set; } = 20;

    /// <summary>The maximum complexity: the number of fields, each counted for every possible row, plus the weight of filter conditions and sort terms. 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int MaxComplexity { get; set; } = 100_000;

    /// <summary>The maximum number of concurrent operations. The same number can wait in a queue for one second. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxConcurrent { get; set; } = 256;

    /// <summary>
    /// The call budget: the maximum number of upstream calls of an operation. An operation with a higher estimate is rejected. A field that would
    /// exceed the budget fails. 1 to 100,000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxUpstreamCalls { get; set; } = 250;

    /// <summary>The maximum number of validation errors in a response. 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxErrors { get; set; } = 5;

    /// <summary>How queries are executed: with <c>Compiled</c> plans, or with the <c>Stock</c> strategy of GraphQL.NET.</summary>
    [EnumDataType(typeof(ExecutionMode))]
    public ExecutionMode Execution { get; set; }

    /// <summary>Whether clients can read the schema (introspection, <c>?sdl</c>). Default: only in Development.</summary>
    public bool? Introspection { get; set; }
}

/// <summary>How queries are executed.</summary>
internal enum ExecutionMode
{
    /// <summary>With compiled operation plans. GraphQL.NET executes operations that plans do not support.</summary>
    Compiled,

    /// <summary>With GraphQL.NET only.</summary>
    Stock,
}
