using GraphGateway.Execution;
using GraphGateway.Operations;

namespace GraphGateway.Http;

/// <summary>The content of an HTTP request: an operation, or a request batch.</summary>
/// <param name="Operation">The operation, or null if the request is a batch.</param>
/// <param name="Batch">The entries of the batch, or null if the request is a single operation.</param>
internal sealed record IncomingRequest(OperationRequest? Operation, IReadOnlyList<RequestBatchEntry>? Batch)
{
    public IncomingRequest(OperationRequest operation) : this(operation, Batch: null)
    {
    }

    public IncomingRequest(IReadOnlyList<RequestBatchEntry> batch) : this(Operation: null, batch)
    {
    }

    /// <summary>Returns a copy with a change applied to each operation.</summary>
    public IncomingRequest Select(Func<OperationRequest, OperationRequest> change) => Batch is null
        ? new(change(Operation!))
        : new([.. Batch.Select(entry => entry.Request is { } operation ? entry with { Request = change(operation) } : entry)]);
}
