namespace GraphGateway.Benchmarks.Price;

/// <summary>What something cost upstream.</summary>
/// <param name="Calls">How many calls, retries included.</param>
/// <param name="Bytes">How long their answers' bodies were, uncompressed.</param>
/// <param name="RoundTrips">How many of the calls had to wait for one another.</param>
internal sealed record Tally(int Calls, long Bytes, int RoundTrips);
