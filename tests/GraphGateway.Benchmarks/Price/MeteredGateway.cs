using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Getscreen.Http;
using GraphGateway.Sandbox;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Benchmarks.Price;

/// <summary>The real server in front of a world of its own, with a meter where its upstream calls leave.</summary>
internal sealed class MeteredGateway(SandboxServer world, WebApplication app, Meter meter) : IAsyncDisposable
{
    public Tally Tally => meter.Tally;

    public ISchema Schema => app.Services.GetRequiredService<ISchema>();

    /// <summary>Starts a gateway that has read the history before, as one that has been running has: it knows which end of it is the newest.</summary>
    public static async Task<MeteredGateway> StartAsync()
    {
        var (world, clock) = await World.StartAsync();
        var meter = new Meter();
        var app = await GraphGateway.Program.BuildAsync(Settings(world), builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            foreach (var pool in new[] { ConnectionPools.Gets, ConnectionPools.Posts })
                builder.Services.AddHttpClient(pool).AddHttpMessageHandler(() => meter.Handler());
        });
        await app.StartAsync();
        var gateway = new MeteredGateway(world, app, meter);
        await gateway.AskAsync(new("Before", "{ sessions { nodes { id } } }", []));
        meter.Clear();
        return gateway;
    }

    /// <summary>The operation's <c>data</c>.</summary>
    /// <exception cref="InvalidDataException">It was answered with an error.</exception>
    public async Task<JsonElement> AskAsync(ExampleOperation operation)
    {
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        using var response = await http.PostAsJsonAsync("/graphql", new { query = operation.Document, variables = operation.Variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors)
            ? throw new InvalidDataException($"{operation.Name} was answered with errors: {errors}")
            : answer.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await world.DisposeAsync();
    }

    private static string[] Settings(SandboxServer world) =>
    [
        "--urls=http://127.0.0.1:0",
        "--Sandbox:Enabled=false",
        $"--Getscreen:BaseAddress={world.BaseAddress}",
        $"--Getscreen:ApiKey={world.ApiKey}",
        "--Security:AllowAnonymous=true",
        // The price of an operation by itself, not of one after others.
        "--Caching:Agents:Ttl=0",
        "--Caching:SupportConnections:Ttl=0",
        "--Caching:SupportInfo:Ttl=0",
        "--Caching:Sessions:Ttl=0",
    ];
}
