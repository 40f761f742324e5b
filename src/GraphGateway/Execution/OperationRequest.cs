using GraphQL;

namespace GraphGateway.Execution;

/// <summary>A GraphQL request of a client, independent of its transport.</summary>
/// <param name="Document">The document, or empty if the request has only a document id.</param>
/// <param name="OperationName">The name of the operation to execute, or null if the document has only one.</param>
/// <param name="Variables">The values of the operation's variables.</param>
/// <param name="Extensions">The <c>extensions</c> of the request.</param>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs Variables, Inputs Extensions)
{
    /// <summary>The document id, or null if none was sent.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Whether this is an automatic persisted query (APQ): the id is the document's hash, and the server caches the document.</summary>
    public bool IsAutomaticPersistedQuery { get; init; }

    /// <summary>Whether only queries are allowed, because the HTTP method of the request is safe (GET).</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>The idempotency key of a single mutation, or null if the request has none outside the operation.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether the client accepts a response stream, which a subscription needs.</summary>
    public bool AcceptsStream { get; init; }

    /// <summary>Whether the request bypasses the cache (<c>no-cache</c>).</summary>
    public bool BypassesCache { get; init; }

    /// <summary>The cost information that the client requests.</summary>
    public CostRequest Cost { get; init; }
}

/// <summary>The cost information that a client requests for its operation.</summary>
internal enum CostRequest
{
    /// <summary>No cost information.</summary>
    None,

    /// <summary>The response and the operation's cost.</summary>
    Report,

    /// <summary>The cost estimate only: a dry run, which does not execute the operation.</summary>
    Validate,
}
