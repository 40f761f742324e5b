using GraphQL;

namespace GraphGateway.Operations;

/// <summary>What came of a request.</summary>
/// <param name="Result">What to tell the client.</param>
/// <param name="NeedsPost">Whether nothing was run because the operation changes something and came by GET.</param>
internal sealed record OperationResult(ExecutionResult Result, bool NeedsPost = false);
