using System.Collections.Concurrent;
using GraphGateway.Sandbox.World;

namespace GraphGateway.Soak;

/// <summary>What must be true at the end.</summary>
internal sealed class Checks(
    Ledger ledger, IReadOnlyList<(TimeSpan At, Gauge Gauge)> gauges, Gauge last, SandboxWorld world, ConcurrentDictionary<string, int> created, string log)
{
    // Memory moves with the collector, and by more than a leak of a short soak would; handles and threads come and go with connections.
    private const double MostGrowth = 1.3;
    private const int MostMemory = 50;
    private const int MostHandles = 40;
    private const int MostThreads = 15;

    /// <summary>Says how each check ended; true where all is well.</summary>
    public bool Report()
    {
        Console.WriteLine($"At the end: {last}; {ledger.Summary}");
        // A process that has just begun grows for a while.
        var (early, late) = (Least(0.25, 0.5), Least(0.75, 1));
        bool[] all =
        [
            Check("no unexpected error", ledger.Faults.Count == 0, string.Join('\n', ledger.Faults)),
            Check("the log tells of no failure of the server", !ServerLog.Failures(log).Any(), string.Join('\n', ServerLog.Failures(log).Take(20))),
            Check("memory is flat", late.Memory <= Math.Max(early.Memory * MostGrowth, early.Memory + MostMemory), $"{early.Memory} MB in the second quarter, {late.Memory} MB in the last"),
            Check("handles are flat", last.Handles <= early.Handles + MostHandles, $"{early.Handles}, then {last.Handles}"),
            Check("threads are flat", last.Threads <= early.Threads + MostThreads, $"{early.Threads}, then {last.Threads}"),
            Check("every created connection is accounted for", !Unaccounted().Any(), string.Join('\n', Unaccounted().Take(20))),
            Check("something was done", !created.IsEmpty, "no connection was created"),
        ];
        var passed = all.Count(passed => passed);
        Console.WriteLine($"{passed} passed, {all.Length - passed} failed");
        return passed == all.Length;
    }

    private Gauge Least(double from, double to)
    {
        var part = gauges.Where((_, index) => index >= gauges.Count * from && index < gauges.Count * to).Select(entry => entry.Gauge).ToList();
        return new(part.Min(gauge => gauge.Memory), part.Min(gauge => gauge.Handles), part.Min(gauge => gauge.Threads));
    }

    // One in the world for each key that was answered, and none beside.
    private IEnumerable<string> Unaccounted()
    {
        var there = InTheWorld().ToLookup(connection => connection.ClientName, connection => connection.Id);
        foreach (var connections in there.Where(connections => connections.Count() > 1 || !created.TryGetValue(connections.Key, out var id) || id != connections.Single()))
            yield return $"{connections.Key} was created as {string.Join(" and ", connections)}, and {(created.TryGetValue(connections.Key, out var told) ? $"answered as {told}" : "not answered")}";
        foreach (var (name, id) in created.Where(entry => !there.Contains(entry.Key)))
            yield return $"{name} was answered as {id}, and is not there";
    }

    private IEnumerable<SandboxConnection> InTheWorld()
    {
        for (var id = 301; world.Connection(id) is { } connection; id++)
        {
            if (connection.ClientName.StartsWith("soak-", StringComparison.Ordinal))
                yield return connection;
        }
    }

    private static bool Check(string what, bool isTrue, string otherwise)
    {
        Console.WriteLine(isTrue ? $"ok: {what}" : $"FAILED: {what}\n{otherwise}");
        return isTrue;
    }
}
