using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.EndToEnd.Harness;
using GraphGateway.Sandbox;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Sends mutated requests to the running server for a time. A seed repeats the sequence, and each case by itself.</summary>
internal sealed class FuzzRun(TimeSpan duration, int seed, int? only)
{
    private const int Workers = 4;
    private const int MaxFaults = 20;

    private static readonly TimeProvider _time = TimeProvider.System;
    private readonly Ledger _ledger = new();
    private int _next = -1;

    public async Task<bool> RunAsync()
    {
        // The world stands still, and the key is given, so that ids and cursors are the same each time.
        await using var world = await SandboxServer.StartAsync(new() { PlanLimit = 1_000_000 }, new StillClock(), CancellationToken.None);
        await using var gateway = await RunningGateway.StartAsync(KubernetesMemory.Environment, Settings(world));
        Console.WriteLine($"Fuzzing {gateway.GraphQL} for {duration}. Seed: {seed}. The same sequence again: ./dev fuzz {duration} {seed}");
        using var sender = new CaseSender(gateway.Address, _ledger);
        var cases = await FactoryAsync(gateway);
        if (only is { } index)
            await SendAsync(cases.Create(index), sender);
        else
            await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(cases, sender, gateway)));
        await CheckAsync(gateway);
        Console.WriteLine($"{_next + 1} cases. {_ledger.Summary}");
        foreach (var fault in _ledger.Faults)
            Console.WriteLine($"FAULT: {fault}");
        Console.WriteLine(_ledger.Faults.Count == 0 ? "ok: no fault" : $"FAILED with the seed {seed}");
        return _ledger.Faults.Count == 0;
    }

    private async Task WorkAsync(CaseFactory cases, CaseSender sender, RunningGateway gateway)
    {
        var begun = _time.GetTimestamp();
        while (_time.GetElapsedTime(begun) < duration && _ledger.Faults.Count < MaxFaults && gateway.ExitCode is null)
            await SendAsync(cases.Create(Interlocked.Increment(ref _next)), sender);
    }

    private async Task SendAsync(FuzzCase input, CaseSender sender)
    {
        if (await sender.SendAsync(input) is { } fault)
            _ledger.Fault($"{fault}\nCase {input.Index} ({input.Kind}); again: ./dev fuzz {duration} {seed} {input.Index}\n{input}\n");
        else if (only is not null)
            Console.WriteLine(input);
    }

    private async Task CheckAsync(RunningGateway gateway)
    {
        if (gateway.ExitCode is { } code)
        {
            _ledger.Fault($"The server ended with the exit code {code}.\n{string.Join('\n', gateway.Output.Split('\n').TakeLast(40))}");
            return;
        }

        using var http = new HttpClient { Timeout = CaseSender.Bound };
        using var response = await http.PostAsJsonAsync(gateway.GraphQL, new { query = "{ agents { totalCount } }" });
        if (!response.IsSuccessStatusCode)
            _ledger.Fault($"The last question was answered with status {(int)response.StatusCode}.");
        var peak = Gauge.Peak(gateway.ProcessId);
        Console.WriteLine($"At the end: {Gauge.Read(gateway.ProcessId)}; at most {peak} MB");
        if (peak > KubernetesMemory.Limit)
            _ledger.Fault($"The server took {peak} MB. The limit of the container is {KubernetesMemory.Limit} MB.");
        foreach (var failure in ServerLog.Failures(gateway.Output))
            _ledger.Fault($"In the log: {failure}");
    }

    private async Task<CaseFactory> FactoryAsync(RunningGateway gateway)
    {
        using var http = new HttpClient();
        var schema = await AskAsync(http, gateway, SchemaTypes.Query);
        var rows = await AskAsync(http, gateway, """
            { agents(first: 3) { edges { cursor node { id databaseId } } }
              sessions(first: 3) { edges { cursor node { id databaseId } } }
              supportConnections(first: 3, order: [{ createdAt: ASC }]) { edges { cursor node { id databaseId } } } }
            """);
        var edges = rows.EnumerateObject().SelectMany(list => list.Value.GetProperty("edges").EnumerateArray()).ToList();
        var ids = edges.SelectMany(edge => new[] { edge.GetProperty("node").GetProperty("id").GetString()!, edge.GetProperty("node").GetProperty("databaseId").GetInt32().ToString(CultureInfo.InvariantCulture) });
        return new(seed, new(schema.GetProperty("__schema")), [.. ids], [.. edges.Select(edge => edge.GetProperty("cursor").GetString()!)]);
    }

    private static async Task<JsonElement> AskAsync(HttpClient http, RunningGateway gateway, string query)
    {
        using var response = await http.PostAsJsonAsync(gateway.GraphQL, new { query });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("data", out var data) && !answer.TryGetProperty("errors", out _) ? data : throw new InvalidOperationException($"The start failed: {answer}");
    }

    private static string[] Settings(SandboxServer world) =>
    [
        "--environment=Production",
        "--Sandbox:Enabled=false",
        $"--Getscreen:BaseAddress={world.BaseAddress}",
        $"--Getscreen:ApiKey={world.ApiKey}",
        "--Security:AllowAnonymous=true",
        "--Operations:Introspection=true",
        "--Operations:Timeout=00:00:10",
        "--Http:MaxBatchSize=10",
        "--ScaleOut:EncryptionKey=the key of the fuzz run, of no use to anybody",
        "--Logging:Console:FormatterName=simple",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        "--Subscriptions:Interval=00:00:01",
    ];

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
