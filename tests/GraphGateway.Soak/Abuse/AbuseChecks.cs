using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.Soak.Abuse;

/// <summary>What must be true at the end of the abuse.</summary>
internal sealed class AbuseChecks(RunningGateway gateway, QuietCallers quiet, Ledger ledger)
{
    private const double MaxRatio = 5;

    // As in the soak: memory moves with the collector.
    private const double MaxGrowth = 1.3;
    private const int MaxMemory = 50;

    private static readonly TimeProvider _time = TimeProvider.System;
    private Latencies? _before;
    private Latencies? _during;
    private int _memoryBefore;
    private int _memoryAfter;

    public void Before(Latencies latencies)
    {
        (_before, _memoryBefore) = (latencies, Memory());
        Console.WriteLine($"Quiet: {latencies}; {_memoryBefore} MB");
    }

    public void During(Latencies latencies)
    {
        _during = latencies;
        Console.WriteLine($"Under abuse: {latencies}");
    }

    /// <summary>Waits until the memory has returned, but no longer than told.</summary>
    public async Task AfterAsync(TimeSpan atMost)
    {
        var begun = _time.GetTimestamp();
        quiet.AsksForLargePages = true;
        do
        {
            await quiet.MeasureAsync(TimeSpan.FromSeconds(1));
            _memoryAfter = Memory();
        }
        while (_memoryAfter > MemoryAllowed && _time.GetElapsedTime(begun) < atMost);
    }

    /// <summary>Prints how each check ended; true if all passed.</summary>
    public bool Report()
    {
        var lives = gateway.ExitCode is null;
        var peak = lives ? Gauge.Peak(gateway.ProcessId) : 0;
        bool[] all =
        [
            Check("the process lives", lives, $"exit code {gateway.ExitCode}\n{string.Join('\n', gateway.Output.Split('\n').TakeLast(40))}"),
            Check($"it stays within the container's {KubernetesMemory.Limit} MB", lives && peak <= KubernetesMemory.Limit, $"it took {peak} MB"),
            Check("the quiet account sees no error", ledger.Faults.Count == 0, string.Join('\n', ledger.Faults)),
            Check($"its p99 stays within {MaxRatio} times that of the quiet run", _during!.P99 <= MaxRatio * _before!.P99, $"{_during}; before {_before}"),
            Check("memory returns", lives && _memoryAfter <= MemoryAllowed, $"{_memoryBefore} MB before, {_memoryAfter} MB after"),
            Check("the log tells of no failure of the server", !ServerLog.Failures(gateway.Output).Any(), string.Join('\n', ServerLog.Failures(gateway.Output).Take(5))),
        ];
        var passed = all.Count(passed => passed);
        Console.WriteLine($"At most {peak} MB, {_memoryAfter} MB after the abuse. {ledger.Summary}\n{passed} passed, {all.Length - passed} failed");
        return passed == all.Length;
    }

    private double MemoryAllowed => Math.Max(_memoryBefore * MaxGrowth, _memoryBefore + MaxMemory);

    private int Memory() => gateway.ExitCode is null ? Gauge.Read(gateway.ProcessId).Memory : 0;

    private static bool Check(string what, bool isTrue, string otherwise)
    {
        Console.WriteLine(isTrue ? $"ok: {what}" : $"FAILED: {what}\n{otherwise}");
        return isTrue;
    }
}
