namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>A session. The floor parses all that the upstream tells.</summary>
internal sealed record RestSession(int Id, long Start, long? Stop, List<RestClient> Clients, RestSnapshot Agent, RestVideo? Video);
