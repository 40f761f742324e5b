using GraphQL;

namespace GraphGateway.Execution;

/// <summary>What came of a subscription that has begun: one answer an event, each made when the one before has been taken.</summary>
internal sealed class SubscriptionResult(Func<CancellationToken, IAsyncEnumerable<ExecutionResult>> read) : ExecutionResult
{
    /// <summary>The answers, until the events or the waiting for them ends. To be read once.</summary>
    public IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
}
