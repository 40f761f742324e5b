using GraphGateway.Mutations;

namespace GraphGateway.Idempotency;

/// <summary>What a mutation is answered with.</summary>
/// <param name="Payload">The result.</param>
/// <param name="IsRepeat">Whether it is the result of an earlier request with the same key.</param>
internal sealed record MutationResult<TPayload>(TPayload Payload, bool IsRepeat = false) where TPayload : MutationPayload;
