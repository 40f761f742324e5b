using GraphGateway.Hosting;
using GraphGateway.Http;
using GraphGateway.Observability.Health;
using GraphGateway.Playground;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GraphGateway.Startup;

/// <summary>Logs the URLs of the playground, the GraphQL endpoint and the health check when the server has started to listen.</summary>
internal static partial class StartupBanner
{
    public static void LogUrlsOnStart(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var hasPlayground = app.Services.GetRequiredService<PlaygroundPage>().Enabled;
        var management = ManagementOptions.PortOf(app.Configuration);
        foreach (var address in Addresses(app))
        {
            var isManagement = address.Port == management;
            if (hasPlayground && !isManagement)
                LogPlayground(app.Logger, LinkTo(address, "/"));
            if (!isManagement)
                LogEndpoint(app.Logger, LinkTo(address, GraphQLEndpoint.Path));
            if (management is null || isManagement)
                LogHealth(app.Logger, LinkTo(address, HealthRegistration.ReadyPath));
        }
    });

    private static IEnumerable<BindingAddress> Addresses(WebApplication app) =>
        (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(BindingAddress.Parse);

    // A wildcard address has no host name that a browser can open.
    private static string LinkTo(BindingAddress address, string path) => address.Host is "[::]" or "0.0.0.0" or "*" or "+"
        ? FormattableString.Invariant($"{address.Scheme}://localhost:{address.Port}{path}")
        : $"{address}{path}";

    [LoggerMessage(EventId = 1411, EventName = "PlaygroundUrl", Level = LogLevel.Information, Message = "Playground: {Playground}")]
    private static partial void LogPlayground(ILogger logger, string playground);

    [LoggerMessage(EventId = 1412, EventName = "EndpointUrl", Level = LogLevel.Information, Message = "GraphQL endpoint: {Endpoint}")]
    private static partial void LogEndpoint(ILogger logger, string endpoint);

    [LoggerMessage(EventId = 1413, EventName = "HealthUrl", Level = LogLevel.Information, Message = "Health: {Health}")]
    private static partial void LogHealth(ILogger logger, string health);
}
