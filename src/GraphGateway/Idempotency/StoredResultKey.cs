using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>What a stored entry is called: which account pays for it, and which value belongs there.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Account">The name of the account whose share of the store holds the entry.</param>
/// <param name="Id">A digest, unique among all kinds and accounts.</param>
internal sealed record StoredResultKey(StoredValueKind Kind, string Account, string Id)
{
    /// <summary>The context that the entry's value is encrypted with.</summary>
    public EncryptionContext Context { get; } = new(Kind, Account, Id);
}
