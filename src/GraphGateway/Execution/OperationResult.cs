using GraphQL;

namespace GraphGateway.Execution;

/// <summary>The outcome of a request.</summary>
/// <param name="Result">The result for the client.</param>
/// <param name="NeedsPost">Whether the operation was not executed because it is a mutation sent by GET.</param>
/// <param name="EstimatedOnly">Whether the operation was not executed because this was a dry run. The result has the cost estimate.</param>
/// <param name="AsksAgain">Whether the operation was not executed because the document of an automatic persisted query is not cached. The client must send it.</param>
internal sealed record OperationResult(ExecutionResult Result, bool NeedsPost = false, bool EstimatedOnly = false, bool AsksAgain = false)
{
    /// <summary>How long the response stays fresh: as long as all data in it.</summary>
    public TimeSpan Freshness { get; init; }

    /// <summary>Whether the response contains a secret, so that no cache may store it.</summary>
    public bool ContainsSecret { get; init; }

    /// <summary>When the client can retry, or null if the operation was not rejected by load shedding before its first upstream call.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The result of a started subscription: a stream with one response per event. Each response is computed when the client reads it.</summary>
internal sealed class SubscriptionResult(Func<CancellationToken, IAsyncEnumerable<ExecutionResult>> read) : ExecutionResult
{
    /// <summary>Returns the responses until the event stream ends or the token is cancelled. Can be enumerated only once.</summary>
    public IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
}
