using GraphQL;

namespace GraphGateway.Execution;

/// <summary>An error and its sort key, which reproduces the error order of GraphQL.NET.</summary>
/// <param name="Error">The error.</param>
/// <param name="Round">The resolve round that led to it.</param>
/// <param name="Level">The depth below the pending field that led to it. Within a round, GraphQL.NET executes level by level.</param>
/// <param name="Order">The index of that pending field in its round.</param>
/// <param name="Place">The response path as numbers: for each segment the field's position, and the list index if any.</param>
internal sealed record PlanError(ExecutionError Error, int Round, int Level, int Order, int[] Place);
