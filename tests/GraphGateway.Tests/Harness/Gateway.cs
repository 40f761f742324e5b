using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Caching;
using GraphGateway.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Metrics;

namespace GraphGateway.Tests.Harness;

/// <summary>The real server on a loopback port, in front of a sandbox whose calls are recorded, both on one clock that stands still.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private static readonly string[] _cachedData = ["Agents", "SupportConnections", "SupportInfo", "Sessions"];

    /// <summary>A <c>ScaleOut:EncryptionKey</c>, for servers whose cursors are compared with those of others or of a snapshot.</summary>
    public const string EncryptionKey = "the key of cursors in snapshots, of no use to anybody";

    private readonly ConcurrentQueue<string> _calls = [];
    private readonly bool _isSecond;
    private WebApplication? _app;
    private Action<IServiceCollection>? _configure;

    private Gateway(SandboxServer sandbox, FakeTimeProvider clock)
    {
        (Sandbox, Clock) = (sandbox, clock);
        sandbox.CallReceived = call => _calls.Enqueue(call.ToString());
    }

    private Gateway(Gateway first) => (Sandbox, Clock, _calls, _isSecond) = (first.Sandbox, first.Clock, first._calls, true);

    public SandboxServer Sandbox { get; }

    public FakeTimeProvider Clock { get; }

    public CapturedLog Log { get; } = new();

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public SingleFlightCache Cache => Services.GetRequiredService<SingleFlightCache>();

    /// <summary>The upstream calls so far, sorted: those that go out side by side arrive in any order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls.Order(StringComparer.Ordinal)];

    /// <summary>Starts a server.</summary>
    /// <param name="world">What the sandbox holds.</param>
    /// <param name="settings">Settings in place of those of most tests.</param>
    /// <param name="configure">Replaces services of the server.</param>
    public static async Task<Gateway> StartAsync(SandboxOptions? world = null, Dictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        return await StartAsync(new Gateway(await SandboxServer.StartAsync(world ?? new(), clock, CancellationToken.None), clock) { _configure = configure }, settings);
    }

    /// <summary>Starts another instance in front of the same sandbox, on the same clock. It has to end first.</summary>
    public Task<Gateway> StartAnotherAsync(Dictionary<string, string>? settings = null) => StartAsync(new Gateway(this), settings);

    private static async Task<Gateway> StartAsync(Gateway gateway, Dictionary<string, string>? settings)
    {
        try
        {
            await gateway.StartAsync(settings ?? []);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends an operation and reads the answer.</summary>
    /// <param name="document">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="cost">The header <c>GraphQL-Cost</c>; null for none.</param>
    /// <param name="headers">Other headers.</param>
    public async Task<JsonElement> AskAsync(string document, object? variables = null, string? cost = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        if (cost is not null)
            request.Headers.Add("GraphQL-Cost", cost);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Forgets what was noted of calls and in the log, so that it does not pass for something that the server holds.</summary>
    public void Forget()
    {
        _calls.Clear();
        Log.Clear();
    }

    /// <summary>Lets time pass, a second at a time, until something has come about: short beside the deadlines of calls, which run by the same clock.</summary>
    public Task PassUntilAsync(Func<bool> condition) => Patience.Until(condition, () => Clock.Advance(TimeSpan.FromSeconds(1)));

    /// <summary>Stops the server as a signal does.</summary>
    public Task StopAsync() => _app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Sandbox.Faults.Clear();
        Http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (!_isSecond)
            await Sandbox.DisposeAsync();
    }

    private async Task StartAsync(Dictionary<string, string> settings)
    {
        var all = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["Sandbox:Enabled"] = "false",
            ["Getscreen:BaseAddress"] = Sandbox.BaseAddress.AbsoluteUri,
            ["Getscreen:ApiKey"] = Sandbox.ApiKey,
            ["Security:AllowAnonymous"] = "true",
            ["Health:WaitForUpstream"] = "false", // it would be one of the calls that tests count
        };
        // Most tests look at the calls that one operation takes, whatever was read before.
        foreach (var data in _cachedData)
            all[$"Caching:{data}:Ttl"] = "0";
        foreach (var (key, value) in settings)
            all[key] = value;

        _app = await Program.BuildAsync([.. all.Select(setting => $"--{setting.Key}={setting.Value}")], Adjust);
        await _app.StartAsync();
        Http.BaseAddress = new(_app.Urls.First());
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(Clock);
        // Each metric reserves room for 2,000 sets of attributes: with the default, every server would take 40 MB.
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddView("*", new MetricStreamConfiguration { CardinalityLimit = 50 }));
        _configure?.Invoke(builder.Services);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(category: null, LogLevel.None).AddProvider(Log).AddFilter<CapturedLog>(category: null, LogLevel.Trace);
    }
}
