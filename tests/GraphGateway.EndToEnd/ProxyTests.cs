using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.EndToEnd.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphGateway.EndToEnd;

/// <summary>The gateway as a process whose environment names a proxy.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _proxied = [];
    private WebApplication _proxy = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _proxy = builder.Build();
        _proxy.Run(context =>
        {
            _proxied.Enqueue($"{context.Request.Method} {context.Request.Host}{context.Request.Path}");
            return context.Response.WriteAsync("""{"total":0,"data":[]}""");
        });
        await _proxy.StartAsync();
    }

    public async Task DisposeAsync() => await _proxy.DisposeAsync();

    [Fact]
    public async Task The_sandbox_is_reached_without_the_proxy_of_the_environment()
    {
        await using var gateway = await RunningGateway.StartAsync(Environment());

        var answer = await AskAsync(gateway);

        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        Assert.Empty(_proxied);
    }

    [Fact]
    public async Task An_upstream_elsewhere_and_the_probe_of_it_are_reached_through_the_proxy_of_the_environment()
    {
        await using var gateway = await RunningGateway.StartAsync(Environment(), Elsewhere);

        var answer = await AskAsync(gateway);

        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        Assert.Contains("GET upstream.test/v1/agents/list", _proxied);
        Assert.Contains("GET upstream.test/v1/", _proxied);
    }

    [Fact]
    public async Task A_proxy_of_the_settings_takes_the_place_of_the_environments()
    {
        var environment = Environment().ToDictionary(variable => variable.Key, _ => "http://127.0.0.1:9");
        await using var gateway = await RunningGateway.StartAsync(environment, [.. Elsewhere, $"--Getscreen:Proxy={_proxy.Urls.Single()}"]);

        await AskAsync(gateway);

        Assert.Contains("GET upstream.test/v1/agents/list", _proxied);
    }

    [Fact]
    public async Task None_uses_no_proxy()
    {
        await using var gateway = await RunningGateway.StartAsync(Environment(), [.. Elsewhere, "--Getscreen:Proxy=none"]);

        var answer = await AskAsync(gateway);

        Assert.Equal("UPSTREAM_UNAVAILABLE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(_proxied);
    }

    private static string[] Elsewhere => ["--Sandbox:Enabled=false", "--Getscreen:BaseAddress=http://upstream.test/v1/", "--Getscreen:ApiKey=key", "--Security:AllowAnonymous=true"];

    private Dictionary<string, string> Environment() => new[] { "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy" }
        .ToDictionary(name => name, _ => _proxy.Urls.Single());

    private static async Task<JsonElement> AskAsync(RunningGateway gateway)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = await http.PostAsJsonAsync(gateway.GraphQL, new { query = "{ agents { totalCount } }" });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
