namespace GraphGateway.Errors;

/// <summary>What came of a mutation: what it made, or the typed error that tells why it made nothing.</summary>
internal abstract record MutationPayload(DomainError? Error);
