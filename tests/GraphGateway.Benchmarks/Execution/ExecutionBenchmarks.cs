using BenchmarkDotNet.Attributes;
using GraphGateway.Benchmarks.Price;
using GraphGateway.Execution;
using GraphGateway.Operations;
using GraphGateway.Sandbox;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>Running an operation over data at hand: by the engine's strategy, whose answer is not written yet then, and by its plan, whose answer is.</summary>
[MemoryDiagnoser]
public class ExecutionBenchmarks
{
    private SandboxServer? _world;
    private WarmGateway? _engine;
    private WarmGateway? _plans;
    private Workload? _workload;

    [Params("W1", "W2", "W3", "W4")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public async Task StartAsync()
    {
        (_world, _) = await World.StartAsync();
        (_engine, _plans) = (await WarmGateway.StartAsync(_world, ExecutionMode.Stock), await WarmGateway.StartAsync(_world, ExecutionMode.Compiled));
        _workload = Workload.All.Single(workload => workload.Name == Name);
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        foreach (var started in new IAsyncDisposable?[] { _engine, _plans, _world })
            await started!.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task<bool> Engine() => (await _engine!.RunAsync(_workload!)).Result.Executed;

    [Benchmark]
    public async Task<bool> Plan()
    {
        var result = (await _plans!.RunAsync(_workload!)).Result;
        using var answer = (Answer)result.Data!;
        return result.Executed;
    }
}
