using BenchmarkDotNet.Attributes;
using GraphGateway.Execution;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>Running an operation over data at hand: by the engine's strategy, whose answer is not written yet then, and by its plan, whose answer is.</summary>
public class ExecutionBenchmarks : WarmBenchmark
{
    private Workload? _workload;

    public override Task StartAsync()
    {
        _workload = Workload;
        return base.StartAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task<bool> Engine() => (await Stock.RunAsync(_workload!)).Result.Executed;

    [Benchmark]
    public async Task<bool> Plan()
    {
        var result = (await Compiled.RunAsync(_workload!)).Result;
        using var answer = (SerializedResult)result.Data!;
        return result.Executed;
    }
}
