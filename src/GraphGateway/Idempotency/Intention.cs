namespace GraphGateway.Idempotency;

/// <summary>What a caller means by a key: one intention, however often it is sent.</summary>
/// <param name="Id">Tells intentions apart: account, caller, field and key, hashed.</param>
/// <param name="Fingerprint">The input, hashed: an intention cannot have two.</param>
internal sealed record Intention(string Id, string Fingerprint);
