using BenchmarkDotNet.Attributes;
using GraphGateway.Benchmarks.Price;
using GraphGateway.Limits;
using GraphGateway.Sandbox;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>A benchmark of one workload over two servers that hold all its data: one with the engine's strategy, one with plans.</summary>
[MemoryDiagnoser]
public abstract class WarmBenchmark
{
    private SandboxServer? _world;

    [Params("W1", "W2", "W3", "W4")]
    public string Name { get; set; } = "";

    private protected WarmGateway Stock { get; private set; } = null!;

    private protected WarmGateway Compiled { get; private set; } = null!;

    private protected Workload Workload => Workload.All.Single(workload => workload.Name == Name);

    [GlobalSetup]
    public virtual async Task StartAsync()
    {
        (_world, _) = await World.StartAsync();
        (Stock, Compiled) = (await WarmGateway.StartAsync(_world, ExecutionMode.Stock), await WarmGateway.StartAsync(_world, ExecutionMode.Compiled));
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        foreach (var started in new IAsyncDisposable?[] { Stock, Compiled, _world })
            await started!.DisposeAsync();
    }
}
