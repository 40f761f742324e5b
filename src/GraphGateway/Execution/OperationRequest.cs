using GraphQL;

namespace GraphGateway.Execution;

/// <summary>What a client asks to be run, whichever way it came.</summary>
/// <param name="Document">The document; empty where it is named by an id alone.</param>
/// <param name="OperationName">Which of the document's operations is meant; null where it has one.</param>
/// <param name="Variables">The values of the operation's variables.</param>
/// <param name="Extensions">What clients send beside.</param>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs Variables, Inputs Extensions)
{
    /// <summary>The id that the document is named by; null where none was given.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Whether the id is the document's hash, sent so that the document is kept and need not be sent again.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether only queries may run, for the request came by a method that must change nothing.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>What the client calls the intention of a single mutation; null where it gives no key beside the operation.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether the client takes a stream of answers, so that a subscription may run.</summary>
    public bool TakesStream { get; init; }

    /// <summary>Whether the client takes no data that was read before it asked.</summary>
    public bool BypassesCache { get; init; }

    /// <summary>What is asked about the operation's price.</summary>
    public CostRequest Cost { get; init; }
}
