using System.Text.Json.Serialization;

namespace GraphGateway.Mutations;

/// <summary>The result of a mutation: its data, or the typed error.</summary>
internal abstract record MutationPayload(DomainError? Error)
{
    /// <summary>
    /// Whether the gateway stores the result for retries with the same idempotency key. False if the upstream denied access (401, 403): the mutation was
    /// not executed, access may be restored, and a caller without access must not use space in the result store.
    /// </summary>
    [JsonIgnore]
    public bool IsDefinite { get; init; } = true;
}
