using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>The key of a stored entry.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Account">The name of the account whose limit the entry counts against.</param>
/// <param name="Id">A hash that is unique among all kinds and accounts.</param>
internal sealed record StoredResultKey(StoredValueKind Kind, string Account, string Id)
{
    /// <summary>The encryption context of the entry's value.</summary>
    public EncryptionContext Context { get; } = new(Kind, Account, Id);
}
