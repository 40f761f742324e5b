namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>An agent's last session. The floor parses all that the upstream tells.</summary>
internal sealed record RestLast(int Id, long StartTime, long? StopTime, RestLastClient? Client);
