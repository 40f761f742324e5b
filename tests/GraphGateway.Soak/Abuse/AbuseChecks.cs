using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.Soak.Abuse;

/// <summary>What must be true at the end of the abuse.</summary>
internal sealed class AbuseChecks(RunningGateway gateway, Uri metrics, QuietCallers quiet, Ledger ledger)
{
    private const double MaxRatio = 5;

    // In MB: what the caches may keep for one of several accounts, which is half of a third of the heap limit.
    private const int MaxCached = 64;

    private static readonly TimeProvider _time = TimeProvider.System;
    private Latencies? _before;
    private Latencies? _during;
    private int _memoryBefore;
    private int _memoryAfter;

    public async Task BeforeAsync(Latencies latencies)
    {
        (_before, _memoryBefore) = (latencies, await LiveHeap.ReadAsync(metrics));
        Console.WriteLine($"Quiet: {latencies}; {Gauge.Read(gateway.ProcessId)}, of which the live heap has {_memoryBefore} MB");
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
            if (gateway.ExitCode is not null)
                return;
            _memoryAfter = await LiveHeap.ReadAsync(metrics);
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
            Check("memory returns", lives && _memoryAfter <= MemoryAllowed, $"the live heap had {_memoryBefore} MB before, and has {_memoryAfter} MB after"),
            Check("the log tells of no failure of the server", !ServerLog.Failures(gateway.Output).Any(), string.Join('\n', ServerLog.Failures(gateway.Output).Take(5))),
        ];
        var passed = all.Count(passed => passed);
        Console.WriteLine($"At most {peak} MB; the live heap has {_memoryAfter} MB after the abuse. {ledger.Summary}\n{passed} passed, {all.Length - passed} failed");
        return passed == all.Length;
    }

    private int MemoryAllowed => _memoryBefore + MaxCached;

    private static bool Check(string what, bool isTrue, string otherwise)
    {
        Console.WriteLine(isTrue ? $"ok: {what}" : $"FAILED: {what}\n{otherwise}");
        return isTrue;
    }
}
