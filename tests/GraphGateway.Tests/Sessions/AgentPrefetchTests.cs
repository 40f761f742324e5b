using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Sessions;

/// <summary>What the selection makes certain is fetched beside the history, and nothing else is.</summary>
public sealed class AgentPrefetchTests
{
    private const string SessionId = "U2Vzc2lvbjo5OTk5OTk5OjE3MDAwMDAwMDA6MTAwMQ==";

    [Theory]
    [InlineData("{ sessions { nodes { agent { name } } } }")]
    [InlineData("{ sessions(first: 3) { edges { node { ...S } } } } fragment S on Session { id agent { name } }")]
    [InlineData("{ session(id: \"" + SessionId + "\") { agent { name } } }")]
    [InlineData("{ node(id: \"" + SessionId + "\") { ... on Session { agent { name } } } }")]
    public async Task The_list_of_agents_is_asked_for_while_the_history_is_on_its_way(string document)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Sandbox.Faults.Block("history/list");

        var asking = gateway.AskAsync(document);
        await Patience.Until(() => gateway.Calls.Contains("GET agents/list -> 200"));
        Assert.False(asking.IsCompleted);
        gateway.Sandbox.Faults.Release("history/list");

        Assert.False((await asking).TryGetProperty("errors", out _));
        Assert.Single(gateway.Calls, "GET agents/list -> 200");
    }

    [Theory]
    [InlineData("{ sessions { nodes { id ...S @skip(if: true) agent @include(if: false) { name } } } } fragment S on Session { agent { name } }")]
    [InlineData("{ sessions(first: 0) { totalCount nodes { agent { name } } } }")]
    [InlineData("{ sessions(where: { from: \"2026-02-01T00:00:00Z\", to: \"2026-01-01T00:00:00Z\" }) { nodes { agent { name } } } }")]
    [InlineData("{ sessions(after: \"nonsense\") { nodes { agent { name } } } }")]
    [InlineData("{ node(id: \"" + SessionId + "\") { id ... on SupportConnection { clientName } } }")]
    public async Task What_the_operation_does_not_need_is_not_asked_for(string document)
    {
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync(document);

        Assert.DoesNotContain("GET agents/list -> 200", gateway.Calls);
    }

    [Fact]
    public async Task A_history_that_is_known_to_be_empty_leads_to_no_agents()
    {
        await using var gateway = await Gateway.StartAsync(new() { Sessions = 0 });
        await gateway.AskAsync("{ sessions { totalCount } }");

        await gateway.AskAsync("{ sessions { nodes { agent { name } } } }");

        Assert.DoesNotContain("GET agents/list -> 200", gateway.Calls);
    }

    [Fact]
    public async Task A_list_that_fails_is_asked_for_once_and_its_fields_are_told()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(403));

        var answer = await gateway.AskAsync("{ sessions(first: 3) { nodes { databaseId agent { name } } } }");

        Assert.Equal(3, answer.GetProperty("errors").GetArrayLength());
        Assert.All(answer.GetProperty("data").GetProperty("sessions").GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.GetProperty("agent").ValueKind));
        Assert.Single(gateway.Calls, "GET agents/list -> 403");
    }
}
