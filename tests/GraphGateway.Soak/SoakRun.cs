using System.Collections.Concurrent;
using GraphGateway.EndToEnd.Harness;
using GraphGateway.Sandbox;
using GraphGateway.Tests.Operations.Abuse;

namespace GraphGateway.Soak;

/// <summary>One soak, from the start of the server to the checks at the end.</summary>
internal sealed class SoakRun(TimeSpan duration)
{
    /// <summary>Shorter ones have no calm between the troubles.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private const int QueryWorkers = 6;
    private const int MutationWorkers = 2;

    private static readonly TimeSpan _report = TimeSpan.FromSeconds(10);
    private static readonly TimeProvider _time = TimeProvider.System;
    private readonly Ledger _ledger = new();
    private readonly ConcurrentDictionary<string, int> _created = new(StringComparer.Ordinal);
    private readonly List<(TimeSpan At, Gauge Gauge)> _gauges = [];

    public async Task<bool> RunAsync()
    {
        await using var world = await SandboxServer.StartAsync(new() { PlanLimit = 1_000_000, Activity = SandboxActivity.Fast }, _time, CancellationToken.None);
        await using var gateway = await RunningGateway.StartAsync(Settings(world));
        Console.WriteLine($"The gateway at {gateway.GraphQL} is under load for {duration}.");
        var weather = new Weather(world.Faults, duration, _time);
        using var client = new Client(gateway.GraphQL, weather, _ledger);
        await LoadAsync(client, weather, gateway);

        // Idle connections close, and what only waited for the load to end is let go.
        await Task.Delay(TimeSpan.FromSeconds(5), _time);
        await client.AskAsync("the last question", new { query = "{ agents { totalCount } }" }, CancellationToken.None);
        var checks = new Checks(_ledger, _gauges, Gauge.Read(gateway.ProcessId), world.World, _created, gateway.Output);
        return checks.Report();
    }

    private async Task LoadAsync(Client client, Weather weather, RunningGateway gateway)
    {
        using var stop = new CancellationTokenSource(duration, _time);
        // What is uncertain at the end may still be settled.
        using var giveUp = new CancellationTokenSource(duration + TimeSpan.FromSeconds(30), _time);
        var work = new List<Task> { weather.RunAsync(CancellationToken.None), new Listeners(client, _ledger).RunAsync(stop.Token), AbuseAsync(client, stop.Token), WatchAsync(gateway, weather, stop.Token) };
        work.AddRange(Enumerable.Range(0, QueryWorkers).Select(worker => Ending(new Queries(client, _ledger, new Random(worker)).RunAsync(stop.Token), stop.Token)));
        work.AddRange(Enumerable.Range(0, MutationWorkers).Select(worker => new Mutations(client, _ledger, _created, worker, new Random(worker)).RunAsync(stop.Token, giveUp.Token)));
        await Task.WhenAll(work);
    }

    private static async Task AbuseAsync(Client client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var (name, body) in Corpus.Bodies)
            {
                await Ending(client.AbuseAsync(name, body, stop), stop);
                await Ending(Task.Delay(TimeSpan.FromMilliseconds(200), _time, stop), stop);
            }
        }
    }

    private async Task WatchAsync(RunningGateway gateway, Weather weather, CancellationToken stop)
    {
        var begun = _time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await Ending(Task.Delay(_report, _time, stop), stop);
            var (at, gauge) = (_time.GetElapsedTime(begun), Gauge.Read(gateway.ProcessId));
            _gauges.Add((at, gauge));
            Console.WriteLine($"{at:hh\\:mm\\:ss} {weather.Now}: {gauge}; {_ledger.Summary}");
        }
    }

    // The end of the soak is no failure of what it stops.
    private static async Task Ending(Task work, CancellationToken stop)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was stopped, as it should be.
        }
    }

    private static string[] Settings(SandboxServer world) =>
    [
        "--environment=Production",
        "--Sandbox:Enabled=false",
        $"--Getscreen:BaseAddress={world.BaseAddress}",
        $"--Getscreen:ApiKey={world.ApiKey}",
        "--Security:AllowAnonymous=true",
        "--Logging:Console:FormatterName=simple",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        "--Subscriptions:Interval=00:00:01",
    ];
}
