using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;

namespace GraphGateway.EndToEnd.Shutdown;

/// <summary>A proxy as an operator would have it: in turn to all that say they are ready, asked often; nothing is tried again.</summary>
internal sealed class RoundRobinProxy : IAsyncDisposable
{
    private const string Cluster = "gateways";
    private readonly WebApplication _app;
    private readonly InMemoryConfigProvider _config;

    private RoundRobinProxy(WebApplication app) => (_app, _config) = (app, app.Services.GetRequiredService<InMemoryConfigProvider>());

    public Uri Address => new(_app.Urls.Single());

    public static async Task<RoundRobinProxy> StartAsync(params Uri[] gateways)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddReverseProxy().LoadFromMemory([new() { RouteId = "all", ClusterId = Cluster, Match = new() { Path = "/{**all}" } }], [To(gateways)]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new(app);
    }

    public void Send(params Uri[] gateways) => _config.Update(_config.GetConfig().Routes, [To(gateways)]);

    /// <summary>Whether a gateway is among those that get requests.</summary>
    public bool Uses(Uri gateway) => _app.Services.GetRequiredService<IProxyStateLookup>().TryGetCluster(Cluster, out var cluster)
        && cluster.Destinations.TryGetValue(gateway.Authority, out var destination) && destination.Health.Active is DestinationHealth.Healthy;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static ClusterConfig To(Uri[] gateways) => new()
    {
        ClusterId = Cluster,
        LoadBalancingPolicy = "RoundRobin",
        HealthCheck = new()
        {
            // Not before it has said so.
            AvailableDestinationsPolicy = "HealthyAndUnknown",
            Active = new() { Enabled = true, Interval = TimeSpan.FromMilliseconds(200), Timeout = TimeSpan.FromSeconds(5), Policy = "ConsecutiveFailures", Path = "/health/ready" },
        },
        Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
        Destinations = gateways.ToDictionary(gateway => gateway.Authority, gateway => new DestinationConfig { Address = gateway.AbsoluteUri }),
    };
}
