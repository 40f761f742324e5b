using BenchmarkDotNet.Running;
using GraphGateway.Benchmarks.Execution;
using GraphGateway.Benchmarks.Load;
using GraphGateway.Benchmarks.Price;

namespace GraphGateway.Benchmarks;

/// <summary>The table of contents: which benchmarks there are.</summary>
internal static class Program
{
    private static readonly Benchmark[] _benchmarks =
    [
        new("price", "[--write PAGE]", "Upstream calls, bytes and round trips of each example operation, against the naive way.", PriceBenchmark.RunAsync),
        new("execution", "[W1 ... W4]", "Processor time of operations over data at hand: plans against the engine's own strategy.", ExecutionBenchmark.RunAsync),
        new("micro", "[arguments of BenchmarkDotNet]", "Reading, running, writing, cursors, filtering, each by itself.", MicroAsync),
        new("load", LoadOptions.Usage, "CPU, throughput, latency and memory of the gateway, beside floors and a peer.", LoadBenchmark.RunAsync),
    ];

    public static async Task<int> Main(string[] args)
    {
        if (args is [var name, .. var rest] && Array.Find(_benchmarks, benchmark => benchmark.Name == name) is { } chosen)
            return await chosen.RunAsync(rest) ? 0 : Usage();
        return args is [] ? Usage(0) : Usage();
    }

    private static Task<bool> MicroAsync(string[] args)
    {
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args is [] ? ["--filter", "*", "--job", "short"] : args);
        return Task.FromResult(true);
    }

    private static int Usage(int status = 2)
    {
        Console.WriteLine("dotnet run -c Release --project tests/GraphGateway.Benchmarks -- BENCHMARK");
        foreach (var benchmark in _benchmarks)
            Console.WriteLine($"  {benchmark.Name} {benchmark.Arguments}  {benchmark.Summary}");
        return status;
    }
}
