using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>What a caller means by a key: one intention, however often it is sent.</summary>
/// <param name="Account">The name of the caller's account.</param>
/// <param name="Id">Tells intentions apart: account, caller, field and key, hashed.</param>
/// <param name="Fingerprint">The input, hashed: an intention cannot have two.</param>
internal sealed record IdempotentMutation(string Account, string Id, string Fingerprint)
{
    /// <summary>What its result is stored as.</summary>
    public StoredResultKey Key { get; } = new(StoredValueKind.MutationResult, Account, Id);
}
