using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.EndToEnd.Harness;
using GraphGateway.Observability.Health;
using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;

namespace GraphGateway.EndToEnd.ScaleOut;

/// <summary>Several gateways, each a process of its own, in front of one sandbox that outlives them, with one Redis between them.</summary>
internal sealed class Instances : IAsyncDisposable
{
    private const string Create = "mutation($key: String!) { createSupportConnection(input: { clientName: $key, idempotencyKey: $key }) { supportConnection { databaseId connectUrl } } }";

    // What hangs on a slow machine does not hang for long, so that nobody waits for a call that was broken off.
    private static readonly string[] _settings =
    [
        "--Sandbox:Enabled=false", "--Security:AllowAnonymous=true", "--Subscriptions:Interval=00:00:01", "--Getscreen:Retries=0",
        $"--ScaleOut:EncryptionKey={Redis.EncryptionKey}", "--ScaleOut:Timeout=00:00:10",
    ];

    private readonly HttpClient _http = new();
    private readonly List<RunningGateway> _gateways = [];

    private Instances(SandboxServer sandbox, IRedis redis) => (Sandbox, Server) = (sandbox, redis);

    public SandboxServer Sandbox { get; }

    public IRedis Server { get; }

    public RunningGateway this[int index] => _gateways[index];

    public static async Task<Instances> StartAsync(int count, bool debian)
    {
        if (debian)
            DebianRedis.SkipIfMissing();
        var sandbox = await SandboxServer.StartAsync(new() { Agents = 5, Sessions = 20, SupportConnections = 0, PlanLimit = 1_000 }, TimeProvider.System, CancellationToken.None);
        var instances = new Instances(sandbox, debian ? new DebianRedis() : new Redis());
        try
        {
            string[] settings = [.. _settings, $"--Getscreen:BaseAddress={sandbox.BaseAddress}", $"--Getscreen:ApiKey={sandbox.ApiKey}", $"--ConnectionStrings:Redis={instances.Server.Connection}"];
            instances._gateways.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => RunningGateway.StartAsync(settings))));
            return instances;
        }
        catch
        {
            await instances.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many connections of a name there are.</summary>
    public int Made(string key) => Sandbox.World.OpenConnections.Count(connection => connection.ClientName == key);

    /// <summary>Creates a connection, or repeats it; gives its link.</summary>
    public async Task<string> CreateAsync(int instance, string key)
    {
        using var response = await _http.PostAsJsonAsync(_gateways[instance].GraphQL, new { query = Create, variables = new { key } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.GetRawText())
            : answer.GetProperty("data").GetProperty("createSupportConnection").GetProperty("supportConnection").GetProperty("connectUrl").GetString()!;
    }

    /// <summary>Whether an instance says that it is well: <c>Healthy</c> or <c>Degraded</c>.</summary>
    public async Task<string> HealthAsync(int instance)
    {
        using var response = await _http.GetAsync(new Uri(_gateways[instance].Address, HealthRegistration.ReadyPath));
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString()!;
    }

    /// <summary>Ends an instance as a power cut would.</summary>
    public Task KillAsync(int instance) => _gateways[instance].DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
            await gateway.DisposeAsync();
        _http.Dispose();
        await Sandbox.DisposeAsync();
        await Server.DisposeAsync();
    }
}
