namespace GraphGateway.Soak.Abuse;

/// <summary>How long requests took.</summary>
/// <param name="Count">How many requests.</param>
/// <param name="P50">The median.</param>
/// <param name="P99">The 99th percentile.</param>
internal sealed record Latencies(int Count, TimeSpan P50, TimeSpan P99)
{
    public static Latencies Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? new(0, TimeSpan.MaxValue, TimeSpan.MaxValue) : new(sorted.Count, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    public override string ToString() => FormattableString.Invariant($"{Count} requests, p50 {P50.TotalMilliseconds:F0} ms, p99 {P99.TotalMilliseconds:F0} ms");
}
