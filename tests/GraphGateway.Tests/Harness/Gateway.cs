using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Sandbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Harness;

/// <summary>The real server on a loopback port, in front of a sandbox whose calls are recorded, both on one clock that stands still.</summary>
internal sealed class Gateway : WebApplicationFactory<Program>
{
    private readonly ConcurrentQueue<string> _calls = [];
    private readonly Dictionary<string, string> _settings;

    private Gateway(SandboxServer sandbox, FakeTimeProvider clock, Dictionary<string, string> settings)
    {
        (Sandbox, Clock, _settings) = (sandbox, clock, settings);
        sandbox.CallReceived = call => _calls.Enqueue(call.ToString());
        UseKestrel(0);
    }

    public SandboxServer Sandbox { get; }

    public FakeTimeProvider Clock { get; }

    public CapturedLog Log { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The upstream calls so far, sorted: those that go out side by side arrive in any order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls.Order(StringComparer.Ordinal)];

    public static async Task<Gateway> StartAsync(SandboxOptions? world = null, Dictionary<string, string>? settings = null)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var sandbox = await SandboxServer.StartAsync(world ?? new(), clock, CancellationToken.None);
        var gateway = new Gateway(sandbox, clock, settings ?? []);
        gateway.StartServer();
        gateway.Http = gateway.CreateClient();
        return gateway;
    }

    public void ForgetCalls() => _calls.Clear();

    public async Task<JsonElement> AskAsync(string document, object? variables = null)
    {
        using var response = await Http.PostAsJsonAsync("/graphql", new { query = document, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public override async ValueTask DisposeAsync()
    {
        Sandbox.Disturbances.Clear();
        await base.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Sandbox:Enabled", "false");
        builder.UseSetting("Getscreen:BaseAddress", Sandbox.BaseAddress.AbsoluteUri);
        builder.UseSetting("Getscreen:ApiKey", Sandbox.ApiKey);
        builder.UseSetting("Security:AllowAnonymous", "true");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
    }
}
