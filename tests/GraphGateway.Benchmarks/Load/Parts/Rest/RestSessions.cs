namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>What an agent tells of its sessions. The floor parses all that the upstream tells.</summary>
internal sealed record RestSessions(RestLast? Last, int Total);
