using GraphGateway.Mutations;

namespace GraphGateway.Idempotency;

/// <summary>The stored result of a mutation: its payload, or an indeterminate attempt.</summary>
/// <param name="Fingerprint">The fingerprint of the input.</param>
/// <param name="KeptAt">When the result was stored. A result older than the lifetime of entries was copied back by somebody, and is ignored.</param>
/// <param name="Payload">The first definite result; null if the outcome is unknown.</param>
/// <param name="Unknown">The indeterminate attempt; null if the outcome is known.</param>
internal sealed record StoredResult<TPayload>(string Fingerprint, DateTimeOffset KeptAt, TPayload? Payload = null, IndeterminateAttempt? Unknown = null)
    where TPayload : MutationPayload;
