namespace GraphGateway.Idempotency;

/// <summary>An entry of the store in memory.</summary>
/// <param name="Key">What it is called.</param>
/// <param name="Value">The encrypted value.</param>
/// <param name="State">What is known of its mutation.</param>
/// <param name="Until">When it expires.</param>
internal sealed record StoredResultEntry(StoredResultKey Key, byte[] Value, StoredResultState State, DateTimeOffset Until);
