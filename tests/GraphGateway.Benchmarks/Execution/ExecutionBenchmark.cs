using System.Globalization;
using GraphGateway.Benchmarks.Price;
using GraphGateway.Limits;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>The processor time of an operation over data at hand, from the request that has been read to the answer's bytes: plans against the engine's own strategy, in turns in one process.</summary>
internal static class ExecutionBenchmark
{
    private const int WarmUp = 10;
    private const int Rounds = 21;
    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(100);

    public static async Task<bool> RunAsync(string[] arguments)
    {
        var workloads = Workload.All.Where(workload => arguments is [] || arguments.Contains(workload.Name)).ToList();
        if (workloads is [])
            return false;
        var (world, _) = await World.StartAsync();
        await using var sandbox = world;
        await using var compiled = await WarmGateway.StartAsync(world, ExecutionMode.Compiled);
        await using var stock = await WarmGateway.StartAsync(world, ExecutionMode.Stock);
        Console.WriteLine("| operation | bytes | engine, µs | plan, µs | ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var workload in workloads)
            Console.WriteLine(await RowAsync(workload, stock, compiled));
        return true;
    }

    private static async Task<string> RowAsync(Workload workload, WarmGateway stock, WarmGateway compiled)
    {
        var bytes = await compiled.AnswerAsync(workload);
        if (await stock.AnswerAsync(workload) != bytes)
            throw new InvalidDataException($"{workload.Name} is not answered alike.");
        // Until the compiler has done its best for both.
        for (var turn = 0; turn < WarmUp; turn++)
            _ = (await TurnAsync(stock, workload), await TurnAsync(compiled, workload));
        var turns = new List<(double Stock, double Compiled)>();
        for (var round = 0; round < Rounds; round++)
            turns.Add((await TurnAsync(stock, workload), await TurnAsync(compiled, workload)));
        return string.Create(CultureInfo.InvariantCulture, $"| {workload.Name} | {bytes} | {Median(turns, turn => turn.Stock):0.0} | {Median(turns, turn => turn.Compiled):0.0} | {Median(turns, turn => turn.Compiled / turn.Stock):0.00} |");
    }

    // Microseconds of the processor for one operation, whatever else the machine does meanwhile.
    private static async Task<double> TurnAsync(WarmGateway gateway, Workload workload)
    {
        var (count, start) = (0, Environment.CpuUsage.TotalTime);
        while (Environment.CpuUsage.TotalTime - start < _turn)
        {
            for (var i = 0; i < 20; i++, count++)
                await gateway.AnswerAsync(workload);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / count;
    }

    private static double Median(IEnumerable<(double Stock, double Compiled)> turns, Func<(double Stock, double Compiled), double> value)
    {
        var sorted = turns.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
