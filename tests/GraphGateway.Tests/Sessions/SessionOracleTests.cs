using System.Globalization;
using System.Text.Json;
using CsCheck;
using GraphGateway.Sandbox;
using GraphGateway.Sandbox.World;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Sessions;

/// <summary>Pages of sessions, of the account and of its agents, have the rows that the sandbox's world says, the newest first, whatever the upstream's order.</summary>
public sealed class SessionOracleTests
{
    private const string Rows = "{ totalCount nodes { databaseId } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
    private const string Paging = "first: $first, last: $last, after: $after, before: $before";
    private const string Variables = "$first: Int, $last: Int, $after: String, $before: String";
    private const string Account = $"query($where: SessionFilterInput, {Variables}) {{ sessions(where: $where, {Paging}) {Rows} }}";
    private const string OfAgent = $"query($id: ID!, $where: AgentSessionFilterInput, {Variables}) {{ agent(id: $id) {{ sessions(where: $where, {Paging}) {Rows} }} }}";
    private const string OfAgents = $"query($agents: Int, $where: AgentSessionFilterInput, {Variables}) {{ agents(first: $agents) {{ nodes {{ databaseId sessions(where: $where, {Paging}) {Rows} }} }} }}";

    private static readonly Gen<Test> _tests = Gen.Select(
        Gen.Frequency((1, Gen.Const(0)), (2, Gen.Int[1, 8])),
        Gen.Frequency((2, Gen.Const(-1)), (1, Gen.Int[0, 119])),
        Gen.Frequency((2, Gen.Const(-1)), (1, Gen.Int[0, 119])),
        Gen.Int[0, 4],
        Gen.Int[0, 1_000_000],
        (agent, from, to, video, seed) => new Test(agent, from, to, video < 3 ? null : video == 3, seed));

    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst)]
    [InlineData(SandboxHistoryOrder.OldestFirst)]
    public async Task Sessions_are_filtered_and_paged_as_row_by_row(SandboxHistoryOrder order)
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 8, Sessions = 120, HistoryOrder = order }, new() { ["Operations:MaxUpstreamCalls"] = "1000" });
        await _tests.HoldsAsync(test => CheckAsync(gateway, test), iterations: 60);
    }

    private static async Task CheckAsync(Gateway gateway, Test test)
    {
        var sessions = gateway.Sandbox.World.Sessions.Reverse().ToList();
        var random = new Random(test.Seed);
        var agents = gateway.Sandbox.World.Agents;
        var agent = test.Agent == 0 ? null : agents[test.Agent - 1];
        var where = test.Where(sessions);
        var expected = sessions.Where(session => test.IsIn(session, sessions)).ToList();

        var account = new Dictionary<string, object>(where);
        if (agent is not null)
            account["agentId"] = agent.Id;
        await WalkAsync(random, expected.Where(session => agent is null || session.Agent.Id == agent.Id).ToList(), async paging =>
            (await AskAsync(gateway, Account, new(paging) { ["where"] = account })).GetProperty("sessions"));
        if (agent is not null)
        {
            await WalkAsync(random, expected.Where(session => session.Agent.Id == agent.Id).ToList(), async paging =>
                (await AskAsync(gateway, OfAgent, new(paging) { ["where"] = where, ["id"] = $"{agent.Id}" })).GetProperty("agent").GetProperty("sessions"));
        }

        await CheckAgentsAsync(gateway, random, where, expected);
    }

    private static async Task WalkAsync(Random random, List<SandboxSession> expected, Func<Dictionary<string, object>, Task<JsonElement>> ask)
    {
        var all = await ask(new() { ["first"] = 500 });
        Check(all, expected, 0, expected.Count);
        var cursors = all.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()!).ToList();

        var after = random.Next(-1, expected.Count);
        var before = random.Next(after + 1, expected.Count + 1);
        var (size, isBackward) = (random.Next(0, 9), random.Next(2) == 0);
        var paging = new Dictionary<string, object> { [isBackward ? "last" : "first"] = size };
        if (after >= 0)
            paging["after"] = cursors[after];
        if (before < expected.Count)
            paging["before"] = cursors[before];
        var (start, end) = isBackward ? (Math.Max(after + 1, before - size), before) : (after + 1, Math.Min(before, after + 1 + size));
        var page = await ask(paging);
        Check(page, expected, start, end);
        if (end == start)
            return;
        var next = await ask(new() { ["first"] = 3, ["after"] = page.GetProperty("pageInfo").GetProperty("endCursor").GetString()! });
        Check(next, expected, end, Math.Min(expected.Count, end + 3));
        var previous = await ask(new() { ["last"] = 3, ["before"] = page.GetProperty("pageInfo").GetProperty("startCursor").GetString()! });
        Check(previous, expected, Math.Max(0, start - 3), start);
    }

    // Few agents are read one by one, many as the whole history.
    private static async Task CheckAgentsAsync(Gateway gateway, Random random, Dictionary<string, object> where, List<SandboxSession> expected)
    {
        var (count, size, isBackward) = (random.Next(1, 9), random.Next(1, 9), random.Next(2) == 0);
        var answer = await AskAsync(gateway, OfAgents, new() { ["agents"] = count, ["where"] = where, [isBackward ? "last" : "first"] = size });
        Assert.Equal(count, answer.GetProperty("agents").GetProperty("nodes").GetArrayLength());
        foreach (var node in answer.GetProperty("agents").GetProperty("nodes").EnumerateArray())
        {
            var ofAgent = expected.Where(session => session.Agent.Id == node.GetProperty("databaseId").GetInt32()).ToList();
            var start = isBackward ? Math.Max(0, ofAgent.Count - size) : 0;
            Check(node.GetProperty("sessions"), ofAgent, start, isBackward ? ofAgent.Count : Math.Min(ofAgent.Count, size));
        }
    }

    private static void Check(JsonElement page, List<SandboxSession> expected, int start, int end)
    {
        var info = page.GetProperty("pageInfo");
        Assert.Equal(expected[start..end].Select(session => session.Id), page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt32()));
        Assert.Equal(end - start, page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()).Distinct().Count());
        Assert.Equal(expected.Count, page.GetProperty("totalCount").GetInt32());
        // An empty page has no cursor that a client could go on from, so both flags are false.
        Assert.Equal((start > 0 && end > start, end < expected.Count && end > start), (info.GetProperty("hasPreviousPage").GetBoolean(), info.GetProperty("hasNextPage").GetBoolean()));
    }

    private static async Task<JsonElement> AskAsync(Gateway gateway, string document, Dictionary<string, object> variables)
    {
        var answer = await gateway.AskAsync(document, variables);
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>A filter: the number of an agent or 0, the indexes of the sessions that the period starts and ends with or -1, and whether there is a recording.</summary>
    private sealed record Test(int Agent, int From, int To, bool? HasVideo, int Seed)
    {
        public Dictionary<string, object> Where(List<SandboxSession> sessions)
        {
            var where = new Dictionary<string, object>();
            if (From >= 0)
                where["from"] = Text(sessions[From].Start);
            if (To >= 0)
                where["to"] = Text(sessions[To].Start);
            if (HasVideo is { } hasVideo)
                where["hasVideo"] = hasVideo;
            return where;
        }

        // A session is in the period if the two overlap; the sandbox, not the gateway, decides that.
        public bool IsIn(SandboxSession session, List<SandboxSession> sessions) =>
            (From < 0 || session.Stop is null || session.Stop >= sessions[From].Start)
            && (To < 0 || session.Start <= sessions[To].Start)
            && (HasVideo is null || session.VideoSize is not null == HasVideo);

        private string Text(long start) => DateTimeOffset.FromUnixTimeSeconds(start).ToOffset(TimeSpan.FromHours(Seed % 3)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
