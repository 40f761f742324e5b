namespace GraphGateway.Operations;

/// <summary>What an operation is expected to take at most.</summary>
/// <param name="Calls">
/// How many calls of the upstream, failures and what is retried because of them aside; the largest number where they are too many to
/// be counted.
/// </param>
/// <param name="Costliest">The path of the field that costs most calls; null where none costs anything.</param>
/// <param name="Complexity">How many fields will be answered, each as often as there are rows.</param>
/// <param name="Largest">The path of the field that is answered most often.</param>
internal sealed record Estimate(int Calls, string? Costliest, int Complexity, string? Largest);
