using GraphQL;

namespace GraphGateway.Operations;

/// <summary>What a client asks to be run, whichever way it came.</summary>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs Variables, Inputs Extensions)
{
    /// <summary>Whether only queries may run, for the request came by a method that must change nothing.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>What the client calls the intention of a single mutation; null where it gives no key beside the operation.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What is asked about the operation's price.</summary>
    public CostRequest Cost { get; init; }
}
