namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>How the cost of a request grows with the number of agents, without caching.</summary>
internal static class AgentsMode
{
    private static readonly int[] _agents = [20, 200, 2_000, 20_000];

    public static async Task<string> RunAsync(LoadOptions options)
    {
        var table = new MarkdownTable(1, "agents", "W1 limit-rest, CPU ms", "W1 gateway, CPU ms", "ratio", "W1 p50 ms", "peak MB");
        foreach (var agents in _agents)
        {
            await using var upstream = await Servers.UpstreamAsync(options.ServerGc, agents);
            await using var rest = await ServerProcess.StartPartAsync(Parts.Rest.RestPart.Name, options.ServerGc, $"{upstream.Address}");
            await using var gateway = await Servers.GatewayAsync(upstream, options.ServerGc, caching: false);
            var floor = await MeasureAsync(new("limit-rest", rest, workload => $"/{workload.Name}", upstream), options);
            var result = await MeasureAsync(new("gateway", gateway, _ => "/graphql", upstream), options);
            table.Add(agents, floor.CpuMilliseconds, result.CpuMilliseconds, result.CpuMilliseconds / floor.CpuMilliseconds, result.Percentile(0.5), Math.Round(gateway.PeakMegabytes));
        }

        return table.ToString();
    }

    private static async Task<RoundResult> MeasureAsync(Participant participant, LoadOptions options)
    {
        var workload = Workload.All[0];
        await WarmUp.RunAsync(participant, workload, options.Connections);
        return await participant.LoadAsync(workload, options.Connections, TimeSpan.FromSeconds(options.Seconds * options.Rounds));
    }
}
