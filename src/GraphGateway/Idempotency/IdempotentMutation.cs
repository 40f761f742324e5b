using GraphGateway.Mutations;
using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>The identity of a mutation with an idempotency key. All repeats of the request have the same identity.</summary>
/// <param name="Account">The name of the caller's account.</param>
/// <param name="Id">The unique id: a hash of account, caller, field and key.</param>
/// <param name="Fingerprint">A hash of the input. A repeat with another fingerprint is rejected.</param>
internal sealed record IdempotentMutation(string Account, string Id, string Fingerprint)
{
    /// <summary>The key of its stored result.</summary>
    public StoredResultKey Key { get; } = new(StoredValueKind.MutationResult, Account, Id);
}

/// <summary>The result of a mutation.</summary>
/// <param name="Payload">The mutation payload.</param>
/// <param name="IsRepeat">Whether this is the result of an earlier request with the same idempotency key.</param>
internal sealed record MutationResult<TPayload>(TPayload Payload, bool IsRepeat = false) where TPayload : MutationPayload;
