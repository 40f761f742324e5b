using GraphGateway.Sessions.History;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Cost;

/// <summary>What operations cost at most, as <c>GraphQL-Cost: validate</c> tells it.</summary>
public sealed class CostEstimateTests : IAsyncLifetime
{
    private const string AgentId = "QWdlbnQ6MTAwMQ==";
    private const string ConnectionId = "U3VwcG9ydENvbm5lY3Rpb246MzAx";
    private const string SessionId = "U2Vzc2lvbjo5OTk5OTk5OjE3MDAwMDAwMDA6MTAwMQ==";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Operations:MaxUpstreamCalls"] = "100000" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("{ __typename __schema { queryType { name } } viewer { account } }", 0)]
    // The list of agents, once
    [InlineData("{ agents { totalCount } }", 1)]
    [InlineData("{ agents(first: 500) { nodes { name location { city } } } agent(id: 1001) { name } agentGroups { agents { nodes { name } } } }", 1)]
    [InlineData("{ agent(id: \"abc\") { name } }", 0)]
    [InlineData("{ agents(first: 501) { nodes { sessions { nodes { id } } } } }", 0)]
    [InlineData("{ agents(first: 5, last: 5) { nodes { sessions { nodes { id } } } } }", 0)]
    // Quick-support connections
    [InlineData("{ supportConnections { remaining } again: supportConnections { totalCount } }", 1)]
    [InlineData("{ supportConnection(id: 301) { status } }", 1)]
    [InlineData("{ supportConnection(id: 301) { status } again: supportConnection(id: 301) { status } }", 1)]
    [InlineData("{ supportConnection(id: 301) { status } other: supportConnection(id: 302) { status } }", 3)]
    [InlineData("{ supportConnection(id: 301) { status } other: supportConnection(id: 302) { status } supportConnections { remaining } }", 3)]
    [InlineData("{ supportConnection(id: \"" + AgentId + "\") { status } }", 0)]
    // Pages of the history
    [InlineData("{ sessions { __typename } }", 0)]
    [InlineData("{ sessions(first: 500) { totalCount } }", 1)]
    [InlineData("{ sessions { nodes { id } } }", 1)]
    [InlineData("{ sessions(first: 100) { nodes { id } } }", 1)]
    [InlineData("{ sessions(first: 101) { edges { cursor } } }", 2)]
    [InlineData("{ sessions(first: 500) { pageInfo { endCursor } } }", 5)]
    [InlineData("{ sessions(first: 0) { nodes { id } } }", 0)]
    [InlineData("{ sessions(first: 0) { nodes { id } totalCount } }", 1)]
    [InlineData("{ sessions(first: 0) { pageInfo { hasNextPage } } }", 1)]
    [InlineData("{ sessions(last: 200) { nodes { id } } }", 4)]
    [InlineData("{ sessions(after: \"x\") { nodes { id } } }", 2)]
    [InlineData("{ sessions(after: null, before: null) { nodes { id } } }", 1)]
    [InlineData("{ sessions(before: \"x\", first: 100) { nodes { id } } }", 2)]
    [InlineData("{ sessions(first: 100) { nodes { clients { login } agent { name } } } }", 2)]
    [InlineData("{ sessions(first: 0) { totalCount nodes { agent { name } } } }", 1)]
    [InlineData("{ session(id: \"" + SessionId + "\") { id } }", 3)]
    [InlineData("{ session(id: \"20001\") { id } }", 0)]
    // Pages of agents' histories
    [InlineData("{ agents(first: 10) { nodes { sessions(first: 5) { nodes { id } } } } }", 11)]
    [InlineData("{ agents(last: 10) { edges { node { sessions(first: 101) { nodes { id } } } } } }", 21)]
    [InlineData("{ agents(first: 10) { nodes { sessions { totalCount } sessionCount } } }", 1)]
    [InlineData("{ agents(first: 10) { nodes { sessions(where: {}) { totalCount } } } }", 1)]
    [InlineData("{ agents(first: 10) { nodes { sessions(where: { hasVideo: true }) { totalCount } } } }", 11)]
    [InlineData("{ agents(first: 10) { nodes { sessions(last: 5) { nodes { id } } } } }", 21)]
    [InlineData("{ agents(first: 0) { nodes { sessions { nodes { id } } } totalCount } }", 1)]
    [InlineData("{ agents(first: 10) { nodes { a: sessions { nodes { id } } b: sessions { nodes { id } } } } }", 21)]
    [InlineData("{ agentGroups { agents(first: 5) { nodes { sessions { nodes { id } } } } } }", 51)]
    [InlineData("{ agents(first: 10) { nodes { lastSession { id startedAt duration agent { name } } lastClient { login } } } }", 1)]
    [InlineData("{ agents(first: 10) { nodes { lastSession { clients { login } video { size } } } } }", 11)]
    [InlineData("{ agents(first: 10) { nodes { lastSession { agentSnapshot { name } } } } }", 11)]
    [InlineData("{ sessions(first: 10) { nodes { agent { sessions { nodes { id } } } } } }", 12)]
    // Things by global id
    [InlineData("{ node(id: \"" + AgentId + "\") { id } }", 1)]
    [InlineData("{ node(id: \"" + ConnectionId + "\") { id } }", 1)]
    [InlineData("{ node(id: \"" + SessionId + "\") { id } }", 3)]
    [InlineData("{ node(id: \"nonsense\") { id } }", 0)]
    [InlineData("{ node(id: \"V2lkZ2V0OjE=\") { ... on Agent { sessions { nodes { id } } } } }", 0)]
    [InlineData("{ node(id: \"" + SessionId + "\") { ... on Agent { sessions { nodes { id } } } ... on Session { agent { name } } } }", 4)]
    [InlineData("{ nodes(ids: [\"" + AgentId + "\", \"" + AgentId + "\", \"" + SessionId + "\", \"" + ConnectionId + "\", \"nonsense\"]) { id ...N } } fragment N on Node { ... on Agent { sessions { nodes { id } } } ... on Session { agent { name } } }", 7)]
    [InlineData("{ nodes(ids: [\"" + ConnectionId + "\"]) { id } supportConnection(id: 302) { id } }", 3)]
    [InlineData("{ nodes(ids: [\"nonsense\"]) { ... on Agent { sessions { nodes { id } } } } }", 0)]
    // Mutations, each of which reads anew
    [InlineData("mutation { connectAgent(input: { agentId: 1001 }) { url } }", 2)]
    [InlineData("mutation { connectAgent(input: { agentId: 1001 }) { agent { name } errors { ... on AgentBlockedError { agent { name } } } } }", 2)]
    [InlineData("mutation { a: connectAgent(input: { agentId: 1001 }) { agent { name } } b: connectAgent(input: { agentId: 1002 }) { agent { name } } }", 4)]
    [InlineData("mutation { connectAgent(input: { agentId: 1001 }) { agent { sessions { nodes { id } } } } }", 3)]
    [InlineData("mutation { createSupportConnection(input: {}) { supportConnection { inviteUrl } } }", 2)]
    [InlineData("mutation { closeSupportConnection(input: { supportConnectionId: 301 }) { errors { __typename } } }", 2)]
    [InlineData("mutation { closeSupportConnection(input: { supportConnectionId: 301 }) { supportConnection { status } } }", 2)]
    public async Task An_operation_costs(string document, int calls) => Assert.Equal(calls, await EstimateAsync(document));

    [Theory]
    [InlineData("{ agents(first: $n) { nodes { name sessions @skip(if: $yes) { nodes { id } } } } }", 1)]
    [InlineData("{ agents(first: $n) { nodes { name sessions @include(if: $yes) { nodes { id } } } } }", 8)]
    [InlineData("{ agents(first: $n) { nodes { ...S @include(if: $no) } } } fragment S on Agent { sessions { nodes { id } } }", 1)]
    [InlineData("{ agents(first: $n) { nodes { ...S @skip(if: $no) } } } fragment S on Agent { sessions { nodes { id } } }", 8)]
    [InlineData("{ agents(first: $n) { nodes { ... @skip(if: $yes) { sessions { nodes { id } } } ... on Node { ... on Agent { name } ... on Session { agent { name } } } } } }", 1)]
    [InlineData("{ agents(first: $n) { nodes { ...S ...S sessions { totalCount } } ...C } } fragment S on Agent { sessions { nodes { id } } } fragment C on AgentsConnection { nodes { ...S } }", 8)]
    [InlineData("{ nodes(ids: $ids) { id } }", 7)]
    public async Task Fragments_are_unfolded_and_what_is_skipped_costs_nothing(string selection, int calls)
    {
        var document = "query Q($n: Int, $ids: [ID!]! = [], $yes: Boolean = true, $no: Boolean = false) { unused: agents(first: $n) @skip(if: $yes) @include(if: $no) { totalCount } none: nodes(ids: $ids) @skip(if: true) { id } " + selection[1..];

        Assert.Equal(calls, await EstimateAsync(document, new { n = 7, ids = new[] { AgentId, SessionId, SessionId } }));
    }

    [Fact]
    public async Task The_known_size_of_the_history_bounds_what_the_pages_of_many_agents_cost()
    {
        _gateway.Services.GetRequiredService<AccountHistoryStore>().Of("default").Total = 9_901;
        _gateway.Services.GetRequiredService<AccountHistoryStore>().Of("another").Total = 1;

        Assert.Equal(101, await EstimateAsync("{ agents(first: 500) { nodes { sessions(first: 100, where: { hasVideo: true }) { nodes { id } } } } }"));
        Assert.Equal(51, await EstimateAsync("{ agents(first: 50) { nodes { sessions(first: 100) { nodes { id } } } } }"));
        Assert.Equal(1_001, await EstimateAsync("{ agents(first: 500) { nodes { sessions(last: 100) { nodes { id } } } } }"));
        Assert.Equal(501, await EstimateAsync("{ agents(first: 500) { nodes { sessions(where: { hasVideo: true }) { totalCount } } } }"));
        Assert.Equal(501, await EstimateAsync("{ agents(first: 500) { nodes { sessions(first: 0) { pageInfo { hasNextPage } } } } }"));
    }

    [Fact]
    public async Task Where_the_oldest_are_listed_first_the_length_of_what_is_not_counted_costs_one_call_more()
    {
        _gateway.Services.GetRequiredService<AccountHistoryStore>().Of("default").Order = new(NewestFirst: false);

        Assert.Equal(21, await EstimateAsync("{ agents(first: 10) { nodes { sessions(where: { hasVideo: true }) { nodes { id } } } } }"));
        Assert.Equal(11, await EstimateAsync("{ agents(first: 10) { nodes { sessions { nodes { id } } } } }"));
        Assert.Equal(11, await EstimateAsync("{ agents(first: 10) { nodes { sessions(where: { hasVideo: true }) { totalCount } } } }"));
        Assert.Equal(2, await EstimateAsync("{ sessions { nodes { id } } }"));
    }

    [Fact]
    public async Task What_is_beyond_counting_is_the_largest_number()
    {
        var deep = string.Concat(Enumerable.Repeat("nodes { agent { sessions(first: 500) { ", 5)) + "nodes { id }" + string.Concat(Enumerable.Repeat(" } } }", 5));
        Assert.Equal(int.MaxValue, await EstimateAsync($"{{ sessions(first: 500) {{ {deep} }} }}"));
    }

    private async Task<int> EstimateAsync(string document, object? variables = null)
    {
        var answer = await _gateway.AskAsync(document, variables, "validate");
        Assert.True(answer.TryGetProperty("extensions", out var extensions), answer.GetRawText());
        Assert.Empty(_gateway.Calls);
        return extensions.GetProperty("upstream").GetProperty("estimate").GetInt32();
    }
}
