using GraphQL;

namespace GraphGateway.Operations;

/// <summary>What came of a request.</summary>
/// <param name="Result">What to tell the client.</param>
/// <param name="NeedsPost">Whether nothing was run because the operation changes something and came by GET.</param>
/// <param name="EstimatedOnly">Whether nothing was run because only the price was asked for, and that is told.</param>
internal sealed record OperationResult(ExecutionResult Result, bool NeedsPost = false, bool EstimatedOnly = false);
