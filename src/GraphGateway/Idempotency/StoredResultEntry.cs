namespace GraphGateway.Idempotency;

/// <summary>An entry of the in-memory store.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Value">The encrypted value.</param>
/// <param name="State">The state of its mutation.</param>
/// <param name="Until">When the entry expires.</param>
internal sealed record StoredResultEntry(StoredResultKey Key, byte[] Value, StoredResultState State, DateTimeOffset Until);
