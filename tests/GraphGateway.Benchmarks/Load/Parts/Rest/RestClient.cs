namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>Who joined it. The floor parses all that the upstream tells.</summary>
internal sealed record RestClient(string? Login, string UserAgent, RestGeo? Geo);
