namespace GraphGateway.Benchmarks.Load;

/// <summary>What one or more rounds came to.</summary>
/// <param name="Seconds">How long they took.</param>
/// <param name="Cpu">The server's processor time.</param>
/// <param name="UpstreamCalls">How often the upstream was asked.</param>
/// <param name="Latencies">How long each request took, in milliseconds.</param>
internal sealed record RoundResult(double Seconds, TimeSpan Cpu, long UpstreamCalls, List<double> Latencies)
{
    private double[]? _sorted;

    public static RoundResult None => new(0, TimeSpan.Zero, 0, []);

    public double CpuMilliseconds => Cpu.TotalMilliseconds / Latencies.Count;

    public double PerSecond => Latencies.Count / Seconds;

    public double CallsPerRequest => (double)UpstreamCalls / Latencies.Count;

    public RoundResult With(RoundResult other) =>
        new(Seconds + other.Seconds, Cpu + other.Cpu, UpstreamCalls + other.UpstreamCalls, [.. Latencies, .. other.Latencies]);

    public double Percentile(double share)
    {
        _sorted ??= [.. Latencies.Order()];
        return _sorted[(int)(share * (_sorted.Length - 1))];
    }
}
