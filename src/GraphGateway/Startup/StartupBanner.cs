using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using GraphGateway.Http;
using GraphGateway.Playground;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GraphGateway.Startup;

/// <summary>Says, once the server listens, where to click.</summary>
internal static partial class StartupBanner
{
    public static void SayWhereToClick(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var page = app.Services.GetRequiredService<PlaygroundPage>();
        var management = ManagementOptions.PortOf(app.Configuration);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (BindingAddress.Parse(address).Port != management)
                LogReady(app.Logger, address + GraphQLEndpoint.Path, page.Enabled ? " (open it in a browser for the playground)" : "");
        }
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "GraphQL is served at {Address}{Hint}")]
    private static partial void LogReady(ILogger logger, string address, string hint);
}
