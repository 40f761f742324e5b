using System.Text.Json.Serialization;

namespace GraphGateway.Mutations;

/// <summary>What came of a mutation: what it made, or the typed error that tells why it made nothing.</summary>
internal abstract record MutationPayload(DomainError? Error)
{
    /// <summary>
    /// Whether repeats get the same. Not if the upstream refused access (401, 403): nothing was done, access may come back, and
    /// a caller without access is to take no room in the store of results.
    /// </summary>
    [JsonIgnore]
    public bool IsDefinite { get; init; } = true;
}
