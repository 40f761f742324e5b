namespace GraphGateway.Operations;

/// <summary>How many calls of the upstream an operation takes at most, failures and what is retried because of them aside.</summary>
/// <param name="Calls">How many; the largest number where the operation unfolds too far to be counted.</param>
/// <param name="Costliest">The path of the field that costs most; null where none costs anything.</param>
internal sealed record Estimate(int Calls, string? Costliest);
