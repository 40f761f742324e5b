namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>Its agent. The floor parses all that the upstream tells.</summary>
internal sealed record RestSnapshot(int Id, string Name, string Group, RestGeo? Geo, string Os, string Version, string Owner);
