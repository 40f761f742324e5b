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

/// <summary>The table of contents: what the server is made of, and what a request passes.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (SchemaExport.Matches(args))
            return SchemaExport.Run(args);
        if (TokenCreate.Matches(args))
            return TokenCreate.Run(args);
        if (HealthCheck.Matches(args))
            return await HealthCheck.RunAsync(args);
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
        catch (Exception exception) when (StartFailureMessage.Of(exception) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
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
            // What has started ends in order, and the log is written to its end.
            await app.StopAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Builds the server; tests change parts of it before it is built.</summary>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = GatewayBuilder.Create(args);
        SettingsCheck.Require(builder.Configuration, builder.Environment);
        StartFailureLog.AddTo(builder.Services);
        await builder.AddSandboxAsync();

        // What several instances share
        builder.AddScaleOut();

        // The upstream
        builder.Services.AddGetscreen();
        builder.Services.AddCaching();
        builder.Services.AddResponseCache();

        // What clients see
        builder.Services.AddGatewayGraphQL();
        builder.Services.AddAgents();
        builder.Services.AddSupportConnections();
        builder.Services.AddSessions();
        builder.Services.AddSubscriptions();
        builder.Services.AddIdempotency();

        // How requests come in
        builder.AddSecurity();
        builder.Services.AddAudit();
        builder.Services.AddOperations();
        builder.Services.AddGraphQLOverHttp();
        builder.Services.AddRecordings();
        builder.Services.AddPlayground();

        // How it is run
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
        app.SayWhereToClick();
        return app;
    }
}
