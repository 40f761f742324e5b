using GraphGateway.Mutations;

namespace GraphGateway.Idempotency;

/// <summary>What is known of an intention: its result, or that its outcome is unknown.</summary>
/// <param name="Fingerprint">The input that it was sent with.</param>
/// <param name="KeptAt">When this was kept: what is older than the lifetime of entries was put back by somebody.</param>
/// <param name="Payload">The first definite result.</param>
/// <param name="Unknown">The attempt of which it is not known what became.</param>
internal sealed record StoredResult<TPayload>(string Fingerprint, DateTimeOffset KeptAt, TPayload? Payload = null, IndeterminateAttempt? Unknown = null)
    where TPayload : MutationPayload;
