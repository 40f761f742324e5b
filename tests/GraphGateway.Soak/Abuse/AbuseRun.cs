using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphGateway.EndToEnd.Harness;
using GraphGateway.Sandbox;

namespace GraphGateway.Soak.Abuse;

/// <summary>
/// Runs the server with the heap limit of the Kubernetes manifest. One account is used quietly all the time; after a while, clients of another account and strangers abuse
/// the server. The quiet account must hardly notice.
/// </summary>
internal sealed class AbuseRun(TimeSpan duration)
{
    /// <summary>Shorter ones measure too few requests.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private const int QuietTokens = 8;
    private const int AbusiveTokens = 2;

    // A remote API: most of a request's time is its call.
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(100);

    private static readonly TimeProvider _time = TimeProvider.System;
    // How long the memory may take to return.
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(10);
    private readonly Ledger _ledger = new();

    public async Task<bool> RunAsync()
    {
        await using var quietWorld = await SandboxServer.StartAsync(new() { PlanLimit = 1_000_000, Latency = _latency }, _time, CancellationToken.None);
        await using var abusedWorld = await SandboxServer.StartAsync(new() { PlanLimit = 1_000_000, Agents = 2_000, Seed = 2, Latency = _latency }, _time, CancellationToken.None);
        var management = Ports.Free();
        await using var gateway = await RunningGateway.StartAsync(KubernetesMemory.Environment, [.. Settings(quietWorld, abusedWorld), $"--Management:Port={management}"]);
        Console.WriteLine($"The gateway at {gateway.GraphQL} is abused for a part of {duration}, within {KubernetesMemory.Limit} MB.");
        var quiet = new QuietCallers(gateway.GraphQL, Names("quiet", QuietTokens), _ledger);
        using var end = new CancellationTokenSource();
        var calling = quiet.RunAsync(end.Token);
        var checks = new AbuseChecks(gateway, new($"http://127.0.0.1:{management}/metrics"), quiet, _ledger);

        quiet.AsksForLargePages = true;
        await Task.Delay(_warmUp, _time);
        quiet.AsksForLargePages = false;
        await checks.BeforeAsync(await quiet.MeasureAsync(duration * 0.25));
        checks.During(await AbuseAsync(gateway, quiet, duration * 0.4));
        await checks.AfterAsync(_atMost);
        await end.CancelAsync();
        await calling;
        return checks.Report();
    }

    private async Task<Latencies> AbuseAsync(RunningGateway gateway, QuietCallers quiet, TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var attacks = new Attacks(gateway.GraphQL, Names("abuser", AbusiveTokens), _ledger).RunAsync(stop.Token);
        var latencies = await quiet.MeasureAsync(time);
        Console.WriteLine($"Under abuse: {(gateway.ExitCode is null ? Gauge.Read(gateway.ProcessId) : "the server has ended")}; {_ledger.Summary}");
        await stop.CancelAsync();
        await attacks;
        return latencies;
    }

    private static string[] Names(string name, int count) => [.. Enumerable.Range(0, count).Select(number => $"{name}-{number}")];

    private static string[] Settings(SandboxServer quiet, SandboxServer abused) =>
    [
        "--environment=Production",
        "--Sandbox:Enabled=false",
        .. Account("quiet", quiet),
        .. Account("abuser", abused),
        .. Names("quiet", QuietTokens).SelectMany((name, index) => Token(index, name, "quiet")),
        .. Names("abuser", AbusiveTokens).SelectMany((name, index) => Token(QuietTokens + index, name, "abuser")),
        "--Logging:Console:FormatterName=simple",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:GraphGateway.Audit=None",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
    ];

    private static string[] Account(string name, SandboxServer world) =>
        [$"--Getscreen:Accounts:{name}:ApiKey={world.ApiKey}", $"--Getscreen:Accounts:{name}:BaseAddress={world.BaseAddress}"];

    private static string[] Token(int index, string name, string account)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"--Security:Tokens:{index}");
        string[] scopes = ["agents:read", "support:read", "support:write", "sessions:read"];
        return
        [
            $"{entry}:Name={name}", $"{entry}:Account={account}", $"{entry}:Sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}",
            .. scopes.Select((scope, number) => string.Create(CultureInfo.InvariantCulture, $"{entry}:Scopes:{number}={scope}")),
        ];
    }
}
