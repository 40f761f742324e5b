namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>Its recording. The floor parses all that the upstream tells.</summary>
internal sealed record RestVideo(string Url, long Size);
