using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Observability;

/// <summary>When the server is ready, and what it says while it is not.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Ready_comes_with_the_upstreams_first_answer_whatever_it_is()
    {
        await using var upstream = await Upstream.StartAsync(Abort);
        await using var gateway = await GatewayAsync(upstream, ("Health:WaitForUpstream", "true"));

        await Patience.Until(() => upstream.Requests.Count >= 1);
        var (status, report) = await ReadyAsync(gateway);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The upstream has not responded since startup. See the log for its host.", Check(report, "upstream").GetProperty("reason").GetString());
        Assert.DoesNotContain("127.0.0.1", report.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Healthy", Check(report, "shutdown").GetProperty("status").GetString());
        using var live = await gateway.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        upstream.Answer = Refuse;
        var ready = false;
        await gateway.PassUntilAsync(() => ready = ready || ReadyAsync(gateway).GetAwaiter().GetResult().Status is HttpStatusCode.OK);
        var asked = upstream.Requests.Count;
        upstream.Answer = Abort;
        for (var i = 0; i < 10; i++)
        {
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(gateway)).Status);
        }

        Assert.Equal(asked, upstream.Requests.Count);
        Assert.All(upstream.Requests, request => Assert.DoesNotContain("apikey", request, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Health:WaitForUpstream", "false")]
    [InlineData("Getscreen:ApiKey", "")]
    public async Task Ready_comes_at_once_where_no_upstream_is_waited_for(string key, string value)
    {
        await using var upstream = await Upstream.StartAsync(Abort);
        await using var gateway = await GatewayAsync(upstream, ("Health:WaitForUpstream", "true"), ("Security:AllowAnonymous", "false"), ("Security:Tokens:0:Name", "one"), ("Security:Tokens:0:Sha256", new('a', 64)), ("Security:Tokens:0:Scopes:0", "agents:read"), (key, value));

        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(gateway)).Status);
        Assert.Empty(upstream.Requests);
    }

    private static Task<Gateway> GatewayAsync(Upstream upstream, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["Getscreen:BaseAddress"] = upstream.Address };
        foreach (var (key, value) in settings)
            all[key] = value;
        if (all.TryGetValue("Getscreen:ApiKey", out var own) && own.Length == 0)
            all = all.Where(setting => !setting.Key.StartsWith("Security:Tokens", StringComparison.Ordinal)).ToDictionary();
        return Gateway.StartAsync(settings: all);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Report)> ReadyAsync(Gateway gateway)
    {
        using var response = await gateway.Http.GetAsync("/health/ready");
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static JsonElement Check(JsonElement report, string name) => report.GetProperty("checks").GetProperty(name);

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
