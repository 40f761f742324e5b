using GraphQL;

namespace GraphGateway.Execution;

/// <summary>What came of a request.</summary>
/// <param name="Result">What to tell the client.</param>
/// <param name="NeedsPost">Whether nothing was run because the operation changes something and came by GET.</param>
/// <param name="EstimatedOnly">Whether nothing was run because only the price was asked for, and that is told.</param>
/// <param name="AsksAgain">Whether nothing was run because the document was named by its hash and is not kept: the client is to send it.</param>
internal sealed record OperationResult(ExecutionResult Result, bool NeedsPost = false, bool EstimatedOnly = false, bool AsksAgain = false)
{
    /// <summary>
    /// How long the answer is as good as a new one: as long as all the data in it is fresh.
    /// </summary>
    public TimeSpan Freshness { get; init; }

    /// <summary>Whether the answer holds a secret, which nobody may store.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>When to send the request again; null unless it was rejected because of load, before its first call of the upstream.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
