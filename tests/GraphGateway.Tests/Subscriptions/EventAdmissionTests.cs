using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Subscriptions;

/// <summary>Events of subscriptions do not count against <c>Operations:MaxConcurrent</c>: a full server still delivers them.</summary>
public sealed class EventAdmissionTests
{
    [Fact]
    public async Task An_event_is_delivered_while_as_many_operations_run_as_may_run()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 3 }, new()
        {
            ["Operations:MaxConcurrent"] = "1",
            ["Operations:Timeout"] = "00:10:00",
            ["Getscreen:Timeout"] = "00:05:00",
            ["Getscreen:AttemptTimeout"] = "00:05:00",
        });
        await using var events = await EventStream.OpenAsync(gateway, "subscription { agentChanged { kind agent { name } } }");
        await gateway.PassUntilAsync(() => gateway.Calls.Any(call => call.StartsWith("GET agents/list", StringComparison.Ordinal)));
        gateway.Sandbox.Faults.Block("support/list");
        var running = gateway.AskAsync("{ supportConnections { totalCount } }");
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("support/list") == 1);

        gateway.Sandbox.World.Put(gateway.Sandbox.World.Agents[0] with { Name = "another" });
        var next = events.NextAnswerAsync();
        await gateway.PassUntilAsync(() => next.IsCompleted);

        Assert.Equal("another", (await next).GetProperty("data").GetProperty("agentChanged").GetProperty("agent").GetProperty("name").GetString());
        Assert.False(running.IsCompleted);
        gateway.Sandbox.Faults.Release("support/list");
        Assert.Equal(System.Text.Json.JsonValueKind.Object, (await running).GetProperty("data").ValueKind);
    }
}
