using GraphGateway.Agents;
using GraphGateway.Audit;
using GraphGateway.Caching;
using GraphGateway.Commands;
using GraphGateway.Composition;
using GraphGateway.Getscreen;
using GraphGateway.Hosting;
using GraphGateway.Http;
using GraphGateway.Idempotency;
using GraphGateway.Observability;
using GraphGateway.Operations;
using GraphGateway.Playground;
using GraphGateway.Recordings;
using GraphGateway.ResponseCaching;
using GraphGateway.SandboxHosting;
using GraphGateway.ScaleOut;
using GraphGateway.Security;
using GraphGateway.Sessions;
using GraphGateway.Shutdown;
using GraphGateway.Startup;
using GraphGateway.Subscriptions;
using GraphGateway.SupportConnections;
using Microsoft.Extensions.Options;

namespace GraphGateway;

/// <summary>The entry point: selects a command, registers the services, and builds the middleware pipeline.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (SchemaCommand.Matches(args))
            return SchemaCommand.Run(args);
        if (TokenCommand.Matches(args))
            return TokenCommand.Run(args);
        if (HealthCommand.Matches(args))
            return await HealthCommand.RunAsync(args);
        if (UnknownCommandCheck.Matches(args))
            return UnknownCommandCheck.Run(args);
        return await ServeAsync(args);
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        WebApplication app;
        try
        {
            app = await StartAsync(args);
        }
        catch (Exception exception) when (StartFailureMessage.Of(exception) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return 1;
        }

        await using (app)
            await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<WebApplication> StartAsync(string[] args)
    {
        var app = await BuildAsync(args);
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            // Stops the services that have started, and flushes the log.
            await app.StopAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Builds the server. Tests use <paramref name="change"/> to replace services.</summary>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = GatewayBuilder.Create(args);
        SettingsCheck.Require(builder.Configuration, builder.Environment);
        StartFailureLog.AddTo(builder.Services);
        await builder.AddSandboxAsync();

        // State shared between instances
        builder.AddScaleOut();

        // The upstream
        builder.Services.AddGetscreen();
        builder.Services.AddCaching();
        builder.Services.AddResponseCache();

        // The GraphQL schema
        builder.Services.AddGatewayGraphQL();
        builder.Services.AddAgents();
        builder.Services.AddSupportConnections();
        builder.Services.AddSessions();
        builder.Services.AddSubscriptions();
        builder.Services.AddIdempotency();

        // Request handling
        builder.AddSecurity();
        builder.Services.AddAudit();
        builder.Services.AddOperations();
        builder.Services.AddGraphQLOverHttp();
        builder.Services.AddRecordings();
        builder.Services.AddPlayground();

        // Operation of the server
        builder.AddObservability();
        builder.Services.AddShutdown();
        builder.Services.AddHostedService<DangerousSettings>();
        change?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetService<IStartupValidator>()?.Validate();
        app.InitialiseSchema();
        await app.LoadManifestAsync();

        app.UseNoContentSniffing();
        app.UseVaryByOrigin();
        app.UseManagementPort();
        app.UseAllowedHosts();
        app.UseForwardedHeaders();
        app.UseAllowedHosts();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseCors();
        app.UseResponseCompression();
        app.UseWebSockets();
        app.MapGraphQL();
        app.MapRecordings();
        app.MapPlayground(GraphQLEndpoint.Path);
        app.MapObservability();
        app.LogUrlsOnStart();
        return app;
    }
}
