using GraphQL;

namespace GraphGateway.Execution;

/// <summary>An error and its place in the order in which the engine would have come upon it.</summary>
/// <param name="Error">The error.</param>
/// <param name="Round">The wave of loads that led to it.</param>
/// <param name="Level">How far below the load it lies: within a wave the engine goes level by level.</param>
/// <param name="Order">Which load of the wave led to it.</param>
/// <param name="Place">Its place among what that load led to: of each step the field's position, and the index in its list.</param>
internal sealed record PlanError(ExecutionError Error, int Round, int Level, int Order, int[] Place);
