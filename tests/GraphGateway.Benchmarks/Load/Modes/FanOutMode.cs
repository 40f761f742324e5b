using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>Operations of twenty upstream calls each, many at once and without caching: how many are answered whole, rejected whole, or answered in part.</summary>
internal static class FanOutMode
{
    private static readonly int[] _latencies = [1, 20];
    private static readonly int[] _operations = [1, 16, 64, 256];
    private static readonly Workload _workload = Workload.All.Single(workload => workload.Name == "W4");

    public static async Task<string> RunAsync(LoadOptions options)
    {
        var table = new MarkdownTable(0, "upstream, ms", "at once", "whole", "rejected whole", "in part", "CPU ms/operation", "× that at 1", "p50 ms", "p99 ms");
        foreach (var latency in _latencies)
        {
            await using var upstream = await Servers.UpstreamAsync(options.ServerGc, latency: latency);
            await using var gateway = await Servers.GatewayAsync(upstream, options.ServerGc, caching: false);
            await WarmUp.RunAsync(new("gateway", gateway, _ => "/graphql", upstream), _workload, options.Connections);
            double? alone = null;
            foreach (var atOnce in _operations)
            {
                var (answers, cpu) = await LoadAsync(gateway, atOnce, TimeSpan.FromSeconds(options.Seconds * options.Rounds));
                alone ??= cpu;
                table.Add(latency, atOnce, Count(answers, Outcome.Whole), Count(answers, Outcome.Rejected), Count(answers, Outcome.InPart), cpu, cpu / alone, Percentile(answers, 0.5), Percentile(answers, 0.99));
            }
        }

        return $"{table}\n\nW4 without caching: 19 or 20 calls of the upstream for each operation, {options.Seconds * options.Rounds:0.#} s for each line.";
    }

    private static async Task<(List<Answer> Answers, double CpuMilliseconds)> LoadAsync(ServerProcess gateway, int atOnce, TimeSpan length)
    {
        using var http = new HttpClient { BaseAddress = gateway.Address, Timeout = TimeSpan.FromMinutes(2) };
        var (clock, cpu) = (Stopwatch.StartNew(), gateway.Cpu);
        var answers = (await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => AskAsync(http, clock, length)))).SelectMany(one => one).ToList();
        return (answers, (gateway.Cpu - cpu).TotalMilliseconds / answers.Count);
    }

    private static async Task<List<Answer>> AskAsync(HttpClient http, Stopwatch clock, TimeSpan length)
    {
        var answers = new List<Answer>();
        do
        {
            var started = Stopwatch.GetTimestamp();
            using var content = new ByteArrayContent(_workload.Equal[0]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
            var body = await response.Content.ReadAsByteArrayAsync();
            answers.Add(new(OutcomeOf(response.StatusCode, body), Stopwatch.GetElapsedTime(started).TotalMilliseconds));
        }
        while (clock.Elapsed < length);
        return answers;
    }

    private static Outcome OutcomeOf(HttpStatusCode status, byte[] body) => status switch
    {
        HttpStatusCode.ServiceUnavailable => Outcome.Rejected,
        HttpStatusCode.OK when body.AsSpan().IndexOf("\"errors\""u8) < 0 => Outcome.Whole,
        _ => Outcome.InPart,
    };

    private static int Count(List<Answer> answers, Outcome outcome) => answers.Count(answer => answer.Outcome == outcome);

    private static double Percentile(List<Answer> answers, double share) =>
        answers.Select(answer => answer.Milliseconds).Order().ElementAt((int)(share * (answers.Count - 1)));

    private enum Outcome
    {
        Whole,
        Rejected,
        InPart,
    }

    private sealed record Answer(Outcome Outcome, double Milliseconds);
}
