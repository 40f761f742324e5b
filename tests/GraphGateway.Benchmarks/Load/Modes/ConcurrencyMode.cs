namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>How a request fares among others, with the default caching and without.</summary>
internal static class ConcurrencyMode
{
    private static readonly int[] _connections = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

    public static async Task<string> RunAsync(LoadOptions options)
    {
        await using var upstream = await Servers.UpstreamAsync(options.ServerGc);
        await using var off = await Servers.GatewayAsync(upstream, options.ServerGc, caching: false, "--Getscreen:MaxConcurrentCalls=64");
        await using var on = await Servers.GatewayAsync(upstream, options.ServerGc, caching: true);
        Participant[] participants = [new("caching off", off, _ => "/graphql", upstream), new("default caching", on, _ => "/graphql", upstream)];
        var table = new MarkdownTable(1, "W1, who", "connections", "CPU ms/request", "requests/s", "p50 ms", "p99 ms", "peak MB");
        foreach (var participant in participants)
        {
            await WarmUp.RunAsync(participant, Workload.All[0], options.Connections);
            foreach (var connections in _connections)
            {
                var result = await participant.LoadAsync(Workload.All[0], connections, TimeSpan.FromSeconds(options.Seconds));
                table.Add(participant.Name, connections, result.CpuMilliseconds, result.PerSecond, result.Percentile(0.5), result.Percentile(0.99), Math.Round(participant.Server.PeakMegabytes));
            }
        }

        return table.ToString();
    }
}
