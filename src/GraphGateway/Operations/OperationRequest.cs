using GraphQL;

namespace GraphGateway.Operations;

/// <summary>What a client asks to be run, whichever way it came.</summary>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs Variables, Inputs Extensions)
{
    /// <summary>Whether only queries may run, for the request came by a method that must change nothing.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Whether the client takes a stream of answers, so that a subscription may run.</summary>
    public bool TakesStream { get; init; }

    /// <summary>What is asked about the operation's price.</summary>
    public CostRequest Cost { get; init; }
}
