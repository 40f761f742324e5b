using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Resilience;

/// <summary>What trouble leaves behind. Run while nothing else does, for threads and memory are those of the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class DegradedLeakTests
{
    [Fact]
    public async Task Trouble_leaves_neither_threads_nor_memory_behind()
    {
        const int Operations = 20 * 25;
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:Timeout"] = "00:10:00" });
        gateway.Sandbox.Faults.FaultRate = 0.5;

        // Pools and compiled code of a process that has just begun grow for some rounds.
        for (var round = 0; round < 4; round++)
            await Load.RunAsync(gateway, callers: 20, timesEach: 25);
        var (memory, threads) = Measure(gateway);
        for (var round = 0; round < 2; round++)
            await Load.RunAsync(gateway, callers: 20, timesEach: 25);

        // An operation that stayed would hold some kilobytes, a call that waits for ever a thread or a timer more. The last ends of
        // connections take a moment yet.
        await Patience.Until(() => Measure(gateway) is var (after, threadsAfter) && after - memory < 2 * Operations * 1_000L && threadsAfter - threads < 8);
    }

    private static (long Memory, int Threads) Measure(Gateway gateway)
    {
        gateway.Forget();
        return (LiveMemory.Measure(), ThreadPool.ThreadCount);
    }
}
