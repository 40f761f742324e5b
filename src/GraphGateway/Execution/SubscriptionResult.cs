using GraphQL;

namespace GraphGateway.Execution;

/// <summary>The result of a started subscription: a stream with one response per event. Each response is computed when the client reads it.</summary>
internal sealed class SubscriptionResult(Func<CancellationToken, IAsyncEnumerable<ExecutionResult>> read) : ExecutionResult
{
    /// <summary>Returns the responses until the event stream ends or the token is cancelled. Can be enumerated only once.</summary>
    public IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
}
