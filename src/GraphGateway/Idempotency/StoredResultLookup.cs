namespace GraphGateway.Idempotency;

/// <summary>What a look for a stored entry found.</summary>
/// <param name="Content">The value; null if there is none that can be read.</param>
/// <param name="IsUnreadable">Whether there is one that cannot be read.</param>
internal readonly record struct StoredResultLookup(byte[]? Content, bool IsUnreadable = false);
