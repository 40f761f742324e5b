namespace GraphGateway.Idempotency;

/// <summary>The result of a lookup of a stored entry.</summary>
/// <param name="Content">The decrypted value; null if there is no readable value.</param>
/// <param name="IsUnreadable">Whether there is a value that cannot be read.</param>
internal readonly record struct StoredResultLookup(byte[]? Content, bool IsUnreadable = false);
