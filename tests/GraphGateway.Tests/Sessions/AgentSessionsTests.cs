using System.Text.Json;
using GraphGateway.Sandbox;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Sessions;

/// <summary>Sessions of many agents cost one call for each at most, and fewer where the whole history is shorter than that.</summary>
public sealed class AgentSessionsTests
{
    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst, 3_000, 60, 30, 5)]
    [InlineData(SandboxHistoryOrder.OldestFirst, 3_000, 60, 30, 5)]
    [InlineData(SandboxHistoryOrder.NewestFirst, 300, 60, 60, 5)]
    [InlineData(SandboxHistoryOrder.OldestFirst, 300, 60, 60, 5)]
    [InlineData(SandboxHistoryOrder.NewestFirst, 2_000, 60, 1, 100)]
    public async Task Never_takes_more_calls_than_agents_with_sessions_nor_than_the_whole_history(SandboxHistoryOrder order, int sessions, int agents, int first, int size)
    {
        await using var gateway = await Gateway.StartAsync(new() { Sessions = sessions, Agents = agents, HistoryOrder = order });

        var answer = await gateway.AskAsync(SessionsOf(first, size));

        var nodes = Nodes(answer);
        var withSessions = nodes.Count(node => node.GetProperty("sessionCount").GetInt32() > 0);
        Assert.InRange(HistoryCalls(gateway), 1, Math.Min(withSessions, (sessions + 99) / 100));
        Assert.All(nodes, node => Check(gateway, node, size));
    }

    [Fact]
    public async Task The_whole_history_is_read_once_its_real_length_allows_it()
    {
        // Twenty agents have some of 2,100 sessions: the list tells of fewer, for it lacks agents that have left.
        await using var gateway = await Gateway.StartAsync(new() { Sessions = 2_100, Agents = 60 });
        foreach (var agent in gateway.Sandbox.World.Agents.Skip(20).ToList())
            gateway.Sandbox.World.RemoveAgent(agent.Id);
        var document = SessionsOf(60, 1);

        await gateway.AskAsync(document);
        var first = HistoryCalls(gateway);
        await gateway.AskAsync(document);

        Assert.InRange(first, 1, 21);
        Assert.InRange(HistoryCalls(gateway) - first, 1, 20);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public async Task A_long_page_takes_no_more_calls_than_the_agent_has_sessions_for_and_holds_those_that_the_list_did_not_tell_of(int sessions, int calls)
    {
        await using var gateway = await Gateway.StartAsync(new() { Sessions = 90, Agents = 1 }, new() { ["Caching:Agents:Ttl"] = "00:00:05" });
        await gateway.AskAsync("{ agents { totalCount } }");
        while (gateway.Sandbox.World.SessionsOf(1001).Total < sessions)
            gateway.Sandbox.World.StartSession(1001);

        var answer = await gateway.AskAsync("{ agent(id: 1001) { sessions(first: 500) { nodes { id } } } }");

        Assert.Equal(sessions, answer.GetProperty("data").GetProperty("agent").GetProperty("sessions").GetProperty("nodes").GetArrayLength());
        Assert.Equal(calls, HistoryCalls(gateway));
    }

    [Fact]
    public async Task What_the_list_tells_costs_nothing_more()
    {
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync("{ agents(first: 200) { nodes { sessionCount lastSession { id startedAt stoppedAt active duration } lastClient { userAgent } sessions { totalCount } } } }");

        Assert.Equal(["GET agents/list -> 200"], gateway.Calls);
    }

    [Fact]
    public async Task Several_fields_of_one_agent_share_its_call()
    {
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync("{ agent(id: 1001) { lastSession { clients { login } } few: sessions(first: 3) { nodes { id } } more: sessions(first: 30) { edges { cursor } } } }");

        Assert.Equal(1, HistoryCalls(gateway));
    }

    [Fact]
    public async Task Filters_go_to_the_upstream()
    {
        await using var gateway = await Gateway.StartAsync(new() { Sessions = 5_000, Agents = 4 });

        await gateway.AskAsync("{ agents { nodes { sessions(first: 2, where: { hasVideo: true, from: \"2026-01-01T00:00:00Z\" }) { totalCount nodes { id } } } } }");

        Assert.All(gateway.Calls.Where(call => call.Contains("history", StringComparison.Ordinal)), call =>
        {
            Assert.Contains("date_from=1767225600", call, StringComparison.Ordinal);
            Assert.Contains("video=true", call, StringComparison.Ordinal);
        });
        Assert.Equal(4, HistoryCalls(gateway));
    }

    [Fact]
    public async Task One_agent_that_fails_takes_no_other_with_it()
    {
        await using var gateway = await Gateway.StartAsync();
        await gateway.AskAsync("{ sessions(first: 2) { nodes { id } } }");
        gateway.Sandbox.Faults.Fail("history/list", Fault.Of(400), times: 1);

        var answer = await gateway.AskAsync("{ agents(first: 5) { nodes { sessions(first: 2) { nodes { id } } } } }");

        Assert.True(answer.TryGetProperty("errors", out var errors), $"{answer} after {string.Join(", ", gateway.Calls)}");
        Assert.Single(errors.EnumerateArray());
        Assert.Equal(4, Nodes(answer).Count(node => node.GetProperty("sessions").ValueKind == JsonValueKind.Object));
    }

    private static string SessionsOf(int agents, int size) =>
        $"{{ agents(first: {agents}) {{ nodes {{ databaseId sessionCount sessions(first: {size}) {{ totalCount nodes {{ databaseId }} pageInfo {{ hasNextPage }} }} }} }} }}";

    private static void Check(Gateway gateway, JsonElement node, int size)
    {
        var id = node.GetProperty("databaseId").GetInt32();
        var expected = gateway.Sandbox.World.Sessions.Where(session => session.Agent.Id == id).Select(session => session.Id).Reverse().ToList();
        var page = node.GetProperty("sessions");
        Assert.Equal(expected.Take(size), page.GetProperty("nodes").EnumerateArray().Select(session => session.GetProperty("databaseId").GetInt32()));
        Assert.Equal(expected.Count, page.GetProperty("totalCount").GetInt32());
        Assert.Equal(expected.Count > size, page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    private static JsonElement[] Nodes(JsonElement answer) => [.. answer.GetProperty("data").GetProperty("agents").GetProperty("nodes").EnumerateArray()];

    private static int HistoryCalls(Gateway gateway) => gateway.Calls.Count(call => call.StartsWith("GET history/list", StringComparison.Ordinal));
}
