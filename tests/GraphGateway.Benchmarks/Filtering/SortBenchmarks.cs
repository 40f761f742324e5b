using BenchmarkDotNet.Attributes;
using GraphGateway.Agents;
using GraphGateway.Filtering;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Benchmarks.Filtering;

/// <summary>Filtering and sorting 2,000 agents: a filter, an order that they have already, one that they have not.</summary>
[MemoryDiagnoser]
public class SortBenchmarks
{
    private static readonly Agent[] _agents = [.. Enumerable.Range(1, 2000).Select(id => new Agent { Id = id, Name = $"desktop {id * 7919 % 2000}", Online = id % 3 == 0 })];
    private static readonly SortOrder<Agent> _byId = new([], AgentSortInputType.DatabaseId);
    private static readonly SortOrder<Agent> _byName = new([new(SortKeys.Text<Agent>("name", agent => agent.Name), Descending: false)], AgentSortInputType.DatabaseId);
    private static readonly ListSelection<Agent> _online = new("agents", new(agent => agent.Online, "online"), _byId);

    [Benchmark]
    public int Filter() => _online.Matching(_agents, CancellationToken.None).Count;

    [Benchmark]
    public int SortedAlready() => _byId.Sort(_agents).Count;

    [Benchmark]
    public int SortByName() => _byName.Sort(_agents).Count;
}
