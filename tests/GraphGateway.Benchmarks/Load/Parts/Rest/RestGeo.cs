namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>A location. The floor parses all that the upstream tells.</summary>
internal sealed record RestGeo(string Ip, string Country, string Region, string City);
