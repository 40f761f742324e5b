using GraphGateway.Errors;
using GraphGateway.Execution;

namespace GraphGateway.Operations;

/// <summary>One entry of a request batch.</summary>
/// <param name="Request">The request, or null if the entry is invalid.</param>
/// <param name="Refusal">The error if the entry is invalid, otherwise null.</param>
internal sealed record RequestBatchEntry(OperationRequest? Request, GatewayError? Refusal);
