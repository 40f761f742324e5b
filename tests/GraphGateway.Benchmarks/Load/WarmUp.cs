namespace GraphGateway.Benchmarks.Load;

/// <summary>Load that is not measured: until the runtime has compiled for good, with what it has learned, what runs often.</summary>
internal static class WarmUp
{
    private const int MostStretches = 12;

    // A stretch that costs no less than this share of the best before it has gained nothing.
    private const double Settled = 0.97;

    private static readonly TimeSpan _stretch = TimeSpan.FromSeconds(2);

    // The runtime puts off compiling for as long as new code keeps coming in.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends when three stretches in a row have gained nothing.</summary>
    public static async Task RunAsync(Participant participant, Workload workload, int connections)
    {
        var (best, settled) = (double.MaxValue, 0);
        for (var stretch = 0; stretch < MostStretches && settled < 3; stretch++)
        {
            var cost = (await participant.LoadAsync(workload, connections, _stretch)).CpuMilliseconds;
            settled = cost > best * Settled ? settled + 1 : 0;
            best = Math.Min(best, cost);
            await Task.Delay(_pause);
        }
    }
}
