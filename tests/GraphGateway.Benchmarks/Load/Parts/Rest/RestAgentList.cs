namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>The answer of agents/list. The floor parses all that the upstream tells.</summary>
internal sealed record RestAgentList(List<RestAgent> Data);
