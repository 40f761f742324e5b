namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>The answer of history/list. The floor parses all that the upstream tells.</summary>
internal sealed record RestHistory(int Offset, int Limit, int Total, List<RestSession> Data);
