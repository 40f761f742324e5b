using GraphGateway.Errors;
using GraphGateway.Execution;

namespace GraphGateway.Operations;

/// <summary>One request of a batch.</summary>
/// <param name="Request">What is asked for; null where it cannot be read.</param>
/// <param name="Refusal">Why it cannot be read; null where it can.</param>
internal sealed record RequestBatchEntry(OperationRequest? Request, GatewayError? Refusal);
