using GraphGateway.Mutations;

namespace GraphGateway.Idempotency;

/// <summary>The result of a mutation.</summary>
/// <param name="Payload">The mutation payload.</param>
/// <param name="IsRepeat">Whether this is the result of an earlier request with the same idempotency key.</param>
internal sealed record MutationResult<TPayload>(TPayload Payload, bool IsRepeat = false) where TPayload : MutationPayload;
