using System.Net;
using System.Net.Http.Json;
using GraphGateway.Limits;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Limits;

/// <summary>At most so many operations run at once; as many wait, for a second.</summary>
public sealed class OperationConcurrencyLimiterTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _gateway = await Gateway.StartAsync(settings: new() { ["Operations:MaxConcurrent"] = "1" });
        _gateway.Sandbox.Faults.Block("agents/list");
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Who_finds_all_places_taken_is_told_to_come_back()
    {
        var running = await RunAsync();
        var waiting = await WaitAsync();

        using var shed = await SendAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (shed.StatusCode, shed.Headers.RetryAfter!.Delta));
        Assert.Contains("""{"code":"OVERLOADED","retryAfter":1}""", await shed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _gateway.Sandbox.Faults.Release("agents/list");
        Assert.All(await Task.WhenAll(running, waiting), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Who_waits_for_a_second_is_told_so_and_the_place_is_free_again_later()
    {
        var running = await RunAsync();
        var waiting = await WaitAsync();

        _gateway.Clock.Advance(OperationConcurrencyLimiter.Patience);

        using var shed = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, shed.StatusCode);
        _gateway.Sandbox.Faults.Release("agents/list");
        using var ran = await running;
        using var next = await SendAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ran.StatusCode, next.StatusCode));
    }

    private async Task<Task<HttpResponseMessage>> RunAsync()
    {
        var running = SendAsync();
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);
        return running;
    }

    private async Task<Task<HttpResponseMessage>> WaitAsync()
    {
        var waiting = SendAsync();
        await Patience.Until(() => _gateway.Services.GetRequiredService<OperationConcurrencyLimiter>().Waiting == 1);
        return waiting;
    }

    private Task<HttpResponseMessage> SendAsync() => _gateway.Http.PostAsJsonAsync("/graphql", new { query = "{ agents { totalCount } }" });
}
