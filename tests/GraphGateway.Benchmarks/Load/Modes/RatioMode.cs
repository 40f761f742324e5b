namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>What a request costs, beside the floors and the peer, in rounds that take turns.</summary>
internal static class RatioMode
{
    // So that operations that differ in their variables are run, over data at hand.
    private const string NoAnswersKept = "--Caching:MaxAnswerBytes=0";

    public static async Task<string> RunAsync(LoadOptions options)
    {
        await using var upstream = await Servers.UpstreamAsync(options.ServerGc);
        await using var rest = await ServerProcess.StartPartAsync(Parts.Rest.RestPart.Name, options.ServerGc, $"{upstream.Address}");
        await using var bytes = await ServerProcess.StartPartAsync(Parts.StaticPart.Name, options.ServerGc);
        await using var off = await Servers.GatewayAsync(upstream, options.ServerGc, caching: false);
        await using var on = await Servers.GatewayAsync(upstream, options.ServerGc, caching: true);
        await using var engine = await Servers.GatewayAsync(upstream, options.ServerGc, caching: true, NoAnswersKept, "--Operations:Execution=Stock");
        await using var plans = await Servers.GatewayAsync(upstream, options.ServerGc, caching: true, NoAnswersKept, "--Operations:Execution=Compiled");
        await using var peer = options.Peer ? await NodePeer.StartAsync(upstream) : null;
        List<Participant> participants =
        [
            new("limit-rest", rest, workload => $"/{workload.Name}", upstream),
            new("gateway, caching off", off, _ => "/graphql", upstream) { Floor = "limit-rest" },
            new("limit-static", bytes, workload => $"/{workload.Name}", upstream),
            new("gateway, equal operations", on, _ => "/graphql", upstream) { Floor = "limit-static" },
            new("gateway, varied operations", on, _ => "/graphql", upstream) { Floor = "limit-static", Varied = true },
            new("engine's strategy, no answers kept", engine, _ => "/graphql", upstream) { Varied = true },
            new("plans, no answers kept", plans, _ => "/graphql", upstream) { Floor = "engine's strategy, no answers kept", Varied = true },
        ];
        if (peer is not null)
            participants.Add(new("mercurius with JIT", peer, _ => "/graphql", upstream) { Floor = "limit-rest" });
        await FillAsync(participants[2], participants[1]);
        await SameAnswers.CheckAsync(participants);
        return await MeasureAsync(participants, options);
    }

    private static async Task FillAsync(Participant bytes, Participant gateway)
    {
        using var http = new HttpClient();
        foreach (var workload in Workload.All)
        {
            using var content = new ByteArrayContent(await SameAnswers.AskAsync(gateway, workload, workload.Equal[0]));
            using var response = await http.PutAsync(new Uri(bytes.Server.Address, bytes.PathOf(workload)), content);
        }
    }

    private static async Task<string> MeasureAsync(List<Participant> participants, LoadOptions options)
    {
        var table = new MarkdownTable(2, "workload", "who", "CPU ms/request", "× its floor", "requests/s", "p50 ms", "p99 ms", "upstream calls/request", "peak MB");
        foreach (var workload in options.Workloads)
        {
            var results = participants.ToDictionary(participant => participant.Name, _ => RoundResult.None);
            foreach (var participant in participants)
                await WarmUp.RunAsync(participant, workload, options.Connections);
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var participant in participants)
                    results[participant.Name] = results[participant.Name].With(await participant.LoadAsync(workload, options.Connections, TimeSpan.FromSeconds(options.Seconds)));
            }

            foreach (var participant in participants)
                table.Add(Cells(workload, participant, results));
        }

        return $"{table}\n\n{options.Rounds} rounds of {options.Seconds} s by turns, all warmed up, {options.Connections} connections, {(options.ServerGc ? "server" : "workstation")} garbage collection, 200 agents, 10,000 sessions.";
    }

    private static object?[] Cells(Workload workload, Participant participant, Dictionary<string, RoundResult> results)
    {
        var result = results[participant.Name];
        double? ratio = participant.Floor is { } floor ? result.CpuMilliseconds / results[floor].CpuMilliseconds : null;
        return [workload.Name, participant.Name, result.CpuMilliseconds, ratio, result.PerSecond, result.Percentile(0.5), result.Percentile(0.99), result.CallsPerRequest, Math.Round(participant.Server.PeakMegabytes)];
    }
}
