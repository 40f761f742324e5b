using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Cost;

/// <summary>Operations run after the history's length and order were seen, and take no more calls than was estimated.</summary>
public sealed class CostEstimateBoundTests
{
    [Theory]
    // What is asked of each agent, however short the whole history is
    [InlineData("{ agents(first: 200) { nodes { sessions(first: 2, where: { hasVideo: true }) { totalCount } } } }")]
    [InlineData("{ agents(first: 200) { nodes { sessions(first: 0, where: { hasVideo: true }) { pageInfo { hasNextPage } } } } }")]
    [InlineData("{ agents(first: 200) { nodes { a: sessions(where: { hasVideo: true }) { totalCount } b: sessions(where: { hasVideo: false }) { totalCount } } } }")]
    [InlineData("{ agents(first: 200) { nodes { a: sessions(first: 0) { pageInfo { hasNextPage } } b: sessions(first: 1) { nodes { id } } } } }")]
    // Rows, which are never more than the whole history
    [InlineData("{ agents(first: 200) { nodes { sessions(first: 2, where: { hasVideo: true }) { totalCount nodes { id } } } } }")]
    [InlineData("{ agents(first: 200) { nodes { a: sessions(first: 2) { nodes { id } } b: sessions(first: 3, where: { hasVideo: true }) { nodes { id } } } } }")]
    [InlineData("{ agents(first: 60) { nodes { sessions(first: 500) { nodes { id } } } } }")]
    [InlineData("{ agents(first: 60) { nodes { sessions(first: 500, where: { hasVideo: true }) { nodes { id } } } } }")]
    public Task Of_many_agents(string document) => HoldsAsync(document, new());

    [Theory]
    [InlineData("{ agents(first: 20) { nodes { sessions(first: 1, where: { hasVideo: true }) { nodes { id } } } } }")]
    [InlineData("{ agent(id: 1002) { sessions(first: 3, where: { hasVideo: true }) { nodes { id } } } }")]
    [InlineData("{ agents(first: 1) { nodes { sessions(first: 150, where: { hasVideo: true }) { nodes { id } } } } }")]
    [InlineData("{ agents(first: 50) { nodes { sessions(first: 1, where: { hasVideo: true }) { nodes { id } } } } }")]
    [InlineData("{ agents(first: 50) { nodes { sessions(first: 1) { nodes { id } } } } }")]
    [InlineData("{ agents(first: 20) { nodes { sessions(first: 500) { nodes { id } } } } }")]
    [InlineData("{ sessions(first: 10, where: { hasVideo: true }) { nodes { agent { sessions(first: 1, where: { hasVideo: true }) { nodes { id } } } } } }")]
    public Task Of_an_upstream_that_lists_the_oldest_first(string document) =>
        HoldsAsync(document, new() { Agents = 60, Sessions = 6_000, HistoryOrder = SandboxHistoryOrder.OldestFirst });

    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst)]
    [InlineData(SandboxHistoryOrder.OldestFirst)]
    public Task Of_an_agent_that_has_the_whole_history(SandboxHistoryOrder order) =>
        HoldsAsync("{ agents { nodes { sessions(first: 3, where: { hasVideo: true }) { nodes { id } } } } }", new() { Agents = 1, Sessions = 80, HistoryOrder = order });

    private static async Task HoldsAsync(string document, SandboxOptions world)
    {
        await using var gateway = await Gateway.StartAsync(world, new() { ["Operations:MaxUpstreamCalls"] = "1000" });
        await gateway.AskAsync("{ sessions { nodes { id } } }");
        gateway.Forget();

        var answer = await gateway.AskAsync(document, cost: "report");

        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        Assert.InRange(gateway.Calls.Count, 2, answer.GetProperty("extensions").GetProperty("upstream").GetProperty("estimate").GetInt32());
    }
}
