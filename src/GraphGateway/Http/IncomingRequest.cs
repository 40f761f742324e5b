using GraphGateway.Execution;
using GraphGateway.Operations;

namespace GraphGateway.Http;

/// <summary>What one HTTP request asks for: an operation, or a batch of them.</summary>
/// <param name="Operation">The operation; null where it is a batch.</param>
/// <param name="Batch">The batch's entries; null where it is one operation.</param>
internal sealed record IncomingRequest(OperationRequest? Operation, IReadOnlyList<RequestBatchEntry>? Batch)
{
    public IncomingRequest(OperationRequest operation) : this(operation, Batch: null)
    {
    }

    public IncomingRequest(IReadOnlyList<RequestBatchEntry> batch) : this(Operation: null, batch)
    {
    }

    /// <summary>The same with each operation changed.</summary>
    public IncomingRequest Select(Func<OperationRequest, OperationRequest> change) => Batch is null
        ? new(change(Operation!))
        : new([.. Batch.Select(entry => entry.Request is { } operation ? entry with { Request = change(operation) } : entry)]);
}
