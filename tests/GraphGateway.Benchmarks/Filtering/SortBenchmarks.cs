using BenchmarkDotNet.Attributes;
using GraphGateway.Agents;
using GraphGateway.Filtering;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Benchmarks.Filtering;

/// <summary>Filtering and sorting 2,000 agents: a filter, an order that they have already, one that they have not.</summary>
[MemoryDiagnoser]
public class SortBenchmarks
{
    private static readonly Agent[] _agents = [.. Enumerable.Range(1, 2000).Select(id => new Agent { Id = id, Name = $"desktop {id * 7919 % 2000}", Online = id % 3 == 0 })];
    private static readonly SortOrder<Agent> _byId = new([], AgentSortInputType.DatabaseId);
    private static readonly SortOrder<Agent> _byName = new([new(SortKeys.Text<Agent>("name", agent => agent.Name), Descending: false)], AgentSortInputType.DatabaseId);
    private static readonly ListQuery<Agent> _online = new("agents", new(agent => agent.Online, "online"), _byId);

    [Benchmark]
    public int Filter() => Compute(section => _online.Matching(_agents, section));

    [Benchmark]
    public int SortedAlready() => Compute(section => _byId.Sort(_agents, section));

    [Benchmark]
    public int SortByName() => Compute(section => _byName.Sort(_agents, section));

    private static int Compute(Func<ComputeSection, IReadOnlyList<Agent>> compute)
    {
        using var section = new ComputeBudget(Options.Create(new OperationsOptions()), TimeProvider.System).Begin(CancellationToken.None);
        return compute(section).Count;
    }
}
