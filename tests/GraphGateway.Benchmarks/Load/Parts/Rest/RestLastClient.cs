namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>Who opened it. The floor parses all that the upstream tells.</summary>
internal sealed record RestLastClient(string Ip, string Country, string Region, string City, string UserAgent);
