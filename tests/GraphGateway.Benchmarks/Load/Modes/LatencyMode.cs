namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>How long a request takes where each answer of the upstream takes 20 ms, without caching: how many round trips it makes.</summary>
internal static class LatencyMode
{
    private const int Milliseconds = 20;
    private const int Connections = 4;

    // All that the connections can ask for, so that none waits for another.
    private const int Wide = 100;

    public static async Task<string> RunAsync(LoadOptions options)
    {
        await using var upstream = await Servers.UpstreamAsync(options.ServerGc, latency: Milliseconds);
        await using var rest = await ServerProcess.StartPartAsync(Parts.Rest.RestPart.Name, options.ServerGc, $"{upstream.Address}");
        await using var gateway = await Servers.GatewayAsync(upstream, options.ServerGc, caching: false);
        await using var wide = await Servers.GatewayAsync(upstream, options.ServerGc, caching: false, $"--Getscreen:MaxConcurrentCalls={Wide}");
        Participant[] participants =
        [
            new("limit-rest", rest, workload => $"/{workload.Name}", upstream),
            new("gateway, caching off", gateway, _ => "/graphql", upstream),
            new($"gateway, {Wide} calls at once", wide, _ => "/graphql", upstream),
        ];
        await SameAnswers.CheckAsync(participants);
        var table = new MarkdownTable(2, "workload", "who", "p50 ms", "p99 ms", "upstream calls/request");
        foreach (var workload in Workload.All)
        {
            foreach (var participant in participants)
            {
                await WarmUp.RunAsync(participant, workload, Connections);
                var result = await participant.LoadAsync(workload, Connections, TimeSpan.FromSeconds(options.Seconds * options.Rounds));
                table.Add(workload.Name, participant.Name, result.Percentile(0.5), result.Percentile(0.99), result.CallsPerRequest);
            }
        }

        return $"{table}\n\n{Milliseconds} ms added to each answer of the upstream, {Connections} connections.";
    }
}
