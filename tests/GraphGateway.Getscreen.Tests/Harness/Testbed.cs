using GraphGateway.Getscreen.Scheduling;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>The client as it ships, registered as it ships, in front of a stub; only the clock is the test's.</summary>
internal sealed class Testbed : IAsyncDisposable
{
    public const string Key = "key-5f2a77c1d0";

    private readonly ServiceProvider _services;

    private Testbed(Upstream upstream, Action<GetscreenOptions>? configure, ILoggerProvider? logs)
    {
        Upstream = upstream;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (logs is not null)
                logging.AddProvider(logs);
        });
        services.AddGetscreen();
        if (configure is not null)
            services.Configure(configure);
        _services = services.BuildServiceProvider();
        Client = For("main");
    }

    public Upstream Upstream { get; }

    public FakeTimeProvider Time { get; } = new();

    public GetscreenClient Client { get; }

    public static async Task<Testbed> StartAsync(RequestDelegate answer, Action<GetscreenOptions>? configure = null, ILoggerProvider? logs = null) =>
        new(await Upstream.StartAsync(answer), configure, logs);

    public GetscreenClient For(string account, Uri? address = null, CallObserver? watch = null, CallFlow? flow = null) =>
        _services.GetRequiredService<GetscreenClientFactory>().For(new(account, address ?? Upstream.Address, Key), watch, flow);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
