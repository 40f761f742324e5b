using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Observability;

/// <summary>What is measured. The meters are the process's, so this runs alone.</summary>
[Collection(nameof(Alone))]
public sealed class MetricTests
{
    [Fact]
    public async Task Operations_calls_and_batches_are_measured()
    {
        using var measured = new Measurements();
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync("query Measured { agents(first: 2) { nodes { sessions(first: 5) { nodes { id } } } } }");

        var operation = Assert.Single(measured.All, one => one.Name == "graphgateway.operation.duration");
        Assert.Equal(new Dictionary<string, object?> { ["graphgateway.outcome"] = "ok", ["graphql.operation.type"] = "query", ["graphql.operation.name"] = "Measured" }, operation.Tags);
        Assert.Equal(gateway.Calls.Count, Assert.Single(measured.All, one => one.Name == "graphgateway.operation.upstream_calls").Value);
        Assert.Equal(2, Assert.Single(measured.All, one => one is { Name: "graphgateway.batch.size" } && one.Tags["graphgateway.loader"] is "AgentSessions").Value);
        Assert.Contains(measured.All, one => one.Name == "getscreen.client.call.duration" && one.Tags["getscreen.method"] is "history/list" && one.Tags["http.response.status_code"] is 200 && one.Tags["getscreen.outcome"] is "Ok");
    }

    [Fact]
    public async Task What_is_open_is_counted_while_it_is()
    {
        using var measured = new Measurements();
        await using var gateway = await Gateway.StartAsync();

        await using (var socket = await SocketClient.ReadyAsync(gateway))
        {
            await socket.SubscribeAsync("1", "subscription { agentChanged { kind } }");
            await Patience.Until(() => Sum(measured, "graphgateway.subscriptions.active") == 1 && Sum(measured, "graphgateway.sockets.active") == 1);
        }

        await Patience.Until(() => Sum(measured, "graphgateway.subscriptions.active") == 0 && Sum(measured, "graphgateway.sockets.active") == 0 && Sum(measured, "graphgateway.operations.active") == 0);
    }

    [Fact]
    public async Task Requests_that_are_turned_away_are_counted_with_the_reason()
    {
        using var measured = new Measurements();
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Security:RateLimit:PermitLimit"] = "1" });

        await gateway.AskAsync("{ __typename }");
        await gateway.AskAsync("{ __typename }");

        Assert.Equal("RATE_LIMITED", Assert.Single(measured.All, one => one.Name == "graphgateway.requests.shed").Tags["graphgateway.reason"]);
    }

    [Fact]
    public async Task An_open_breaker_is_counted_by_account()
    {
        using var measured = new Measurements();
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });
        gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500), times: 100);

        await Patience.Until(() => Breakers(measured) == 1, () => gateway.AskAsync("{ agents { totalCount } }").GetAwaiter().GetResult());
        gateway.Sandbox.Faults.Clear();
        await Patience.Until(() => Breakers(measured) == 0, () =>
        {
            gateway.Clock.Advance(TimeSpan.FromSeconds(6));
            gateway.AskAsync("{ agents { totalCount } }").GetAwaiter().GetResult();
        });
    }

    [Fact]
    public async Task Prometheus_reads_them()
    {
        await using var gateway = await Gateway.StartAsync();
        await gateway.AskAsync("query Scraped { __typename }");

        var text = await gateway.Http.GetStringAsync("/metrics");

        Assert.Contains("graphgateway_operation_duration_seconds_bucket", text, StringComparison.Ordinal);
        Assert.Contains("graphql_operation_name=\"Scraped\"", text, StringComparison.Ordinal);
    }

    private static double Sum(Measurements measured, string name) => measured.All.Where(one => one.Name == name).Sum(one => one.Value);

    private static double Breakers(Measurements measured) =>
        measured.All.Where(one => one.Name == "getscreen.client.breaker.open" && one.Tags["getscreen.account"] is "default").Sum(one => one.Value);
}
