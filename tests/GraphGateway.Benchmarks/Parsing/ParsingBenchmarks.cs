using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GraphGateway.Benchmarks.Load.Parts.Rest;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Sandbox;

namespace GraphGateway.Benchmarks.Parsing;

/// <summary>Reading agents/list of 200: checked and no row made, some made, all made, and into plain classes with generated code.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private byte[] _body = [];

    [GlobalSetup]
    public async Task ReadAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = sandbox.BaseAddress };
        _body = await http.GetByteArrayAsync(new Uri($"agents/list?apikey={sandbox.ApiKey}", UriKind.Relative));
    }

    [Benchmark(Baseline = true)]
    public int Generated() => JsonSerializer.Deserialize(_body, RestJson.Default.RestAgentList)!.Data.Count;

    [Benchmark]
    public int Checked() => Read().Count;

    [Benchmark]
    public int TwentyMade() => Read().Take(20).Count(agent => agent.Online);

    [Benchmark]
    public int AllMade() => Read().Count(agent => agent.Online);

    private RowList<Agent> Read() => AgentJsonReader.Read(PayloadReader.Read(_body, AgentJsonReader.Shape));
}
