using System.Text.Json;
using CsCheck;
using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Execution;
using GraphGateway.Tests.Harness;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Cost;

/// <summary>Estimates and counts against the calls that the sandbox received: an operation never takes more than was estimated, and is told exactly what it took.</summary>
public sealed class CostOracleTests
{
    private const string Ids = "{ agents(first: 3) { nodes { id } } supportConnections(first: 3) { nodes { id } } sessions(first: 3) { nodes { id } } }";
    private static readonly object _variables = new { yes = true, first = 2 };

    [Fact]
    public async Task A_random_operation_takes_no_more_calls_than_estimated_and_is_told_how_many()
    {
        await using var gateway = await StartAsync([]);

        await CheckRandomAsync(gateway, operations: 200);
    }

    [Fact]
    public async Task So_it_does_where_the_upstream_lists_the_oldest_sessions_first()
    {
        await using var gateway = await StartAsync([], Sandbox.SandboxHistoryOrder.OldestFirst);

        await CheckRandomAsync(gateway, operations: 100);
    }

    [Fact]
    public async Task With_a_cache_an_operation_is_told_the_calls_that_left()
    {
        await using var gateway = await StartAsync(Cached.Settings());

        // Of what is cached all is good, or nothing is.
        await CheckRandomAsync(gateway, operations: 100, seed => gateway.Clock.Advance(seed % 3 == 0 ? TimeSpan.FromMinutes(10) : TimeSpan.Zero));
    }

    [Theory]
    // The list of agents, once
    [InlineData("{ agents { totalCount } }", 1)]
    [InlineData("{ agents(first: 200) { nodes { name lastSession { startedAt } lastClient { userAgent } sessionCount } } agent(id: 1001) { name } agentGroups { name } }", 1)]
    [InlineData("{ agents(first: 10) { nodes { sessions { totalCount } } } }", 1)]
    // Quick-support connections
    [InlineData("{ supportConnections { remaining } again: supportConnections { nodes { status } } }", 1)]
    [InlineData("{ supportConnection(id: 301) { status } }", 1)]
    // Pages of the history
    [InlineData("{ sessions(first: 500) { totalCount } }", 1)]
    [InlineData("{ sessions(first: 0) { nodes { id } } }", 0)]
    [InlineData("{ sessions(first: 100) { nodes { id } } }", 1)]
    [InlineData("{ sessions(first: 101) { nodes { id } } }", 2)]
    [InlineData("{ sessions(first: 100) { nodes { id } pageInfo { hasNextPage } } }", 2)]
    [InlineData("{ sessions(first: 500) { edges { cursor } } }", 5)]
    [InlineData("{ sessions(first: 100) { nodes { agent { name } } } }", 2)]
    // Pages of agents' histories; the ninth has none
    [InlineData("{ agents(first: 8) { nodes { sessions(first: 5) { nodes { id } } } } }", 9)]
    [InlineData("{ agents(first: 8) { nodes { lastSession { clients { login } } } } }", 9)]
    [InlineData("{ agents(first: 8) { nodes { sessions(where: { hasVideo: true }) { totalCount } } } }", 9)]
    // Mutations
    [InlineData("mutation { connectAgent(input: { agentId: 1001 }) { agent { name } } }", 2)]
    public async Task An_estimate_is_what_the_sandbox_counts(string document, int calls)
    {
        await using var gateway = await StartAsync([], sessions: 2_000);

        Assert.Equal((calls, calls), await CheckAsync(gateway, document));
    }

    [Theory]
    [InlineData("mutation { connectAgent(input: { agentId: 1001 }) { url agent { name } } again: connectAgent(input: { agentId: 999999 }) { errors { __typename } } }")]
    [InlineData("mutation { connectAgent(input: { agentId: 1025 }) { errors { __typename ... on AgentBlockedError { agent { name sessions { nodes { id } } } } } } }")]
    [InlineData("mutation { createSupportConnection(input: { clientName: \"a\" }) { supportConnection { inviteUrl } } b: createSupportConnection(input: {}) { supportConnection { status } } }")]
    [InlineData("mutation { closeSupportConnection(input: { supportConnectionId: 301 }) { supportConnection { status } } b: closeSupportConnection(input: { supportConnectionId: 301 }) { errors { __typename } } }")]
    [InlineData("mutation { closeSupportConnection(input: { supportConnectionId: 999999 }) { supportConnection { status } errors { __typename } } }")]
    public async Task A_mutation_takes_no_more_calls_than_estimated(string document)
    {
        await using var gateway = await StartAsync([]);

        await CheckAsync(gateway, document);
    }

    private static async Task CheckRandomAsync(Gateway gateway, int operations, Action<int>? prepare = null)
    {
        var (ids, schema, estimated) = (await IdsAsync(gateway), gateway.Services.GetRequiredService<ISchema>(), 0);
        await Gen.Int.HoldsAsync(
            async seed =>
            {
                prepare?.Invoke(seed);
                var document = new RandomOperation(schema, ids, seed).Document();
                // A few are larger than a document may be, and are not estimated.
                if (!(await gateway.AskAsync(document, _variables, "validate")).TryGetProperty("extensions", out _))
                    return;
                await CheckAsync(gateway, document);
                estimated++;
            },
            operations);
        Assert.True(estimated >= operations / 2);
    }

    private static async Task<(int Estimate, int Calls)> CheckAsync(Gateway gateway, string document)
    {
        var validated = Upstream(await gateway.AskAsync(document, _variables, "validate"));
        var before = gateway.Calls.Count;
        var reported = Upstream(await gateway.AskAsync(document, _variables, "report"));
        var (estimate, calls) = (Number(validated, "estimate"), gateway.Calls.Count - before);

        Assert.Equal((document, estimate, calls), (document, Number(reported, "estimate"), Number(reported, "calls")));
        Assert.True(calls <= estimate, $"{document}\ntook {calls} calls, and {estimate} were estimated.");
        return (estimate, calls);
    }

    private static Task<Gateway> StartAsync(Dictionary<string, string> settings, Sandbox.SandboxHistoryOrder order = default, int sessions = 400)
    {
        foreach (var limit in new[] { "MaxAliases", "MaxDirectives", "MaxUpstreamCalls" })
            settings[$"Operations:{limit}"] = "10000";
        settings["Operations:MaxDepth"] = "50";
        return Gateway.StartAsync(new() { Agents = 30, Sessions = sessions, HistoryOrder = order }, settings);
    }

    private static async Task<string[]> IdsAsync(Gateway gateway) =>
        [.. (await gateway.AskAsync(Ids)).GetProperty("data").EnumerateObject().SelectMany(field => field.Value.GetProperty("nodes").EnumerateArray()).Select(node => node.GetProperty("id").GetString()!)];

    private static JsonElement Upstream(JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("extensions", out var extensions), answer.GetRawText());
        return extensions.GetProperty("upstream");
    }

    private static int Number(JsonElement upstream, string name) => upstream.GetProperty(name).GetInt32();
}
