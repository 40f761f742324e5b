using System.Text.Json;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class WorldTests
{
    [Fact]
    public async Task Some_agents_have_no_permanent_url()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var agents = await sandbox.RowsAsync("GET agents/list");

        Assert.Equal(200, agents.Length);
        Assert.InRange(agents.Count(agent => !agent.TryGetProperty("permanent_url", out _)), 1, 199);
    }

    [Fact]
    public async Task Some_sessions_run_and_have_no_stop()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Contains(await HistoryAsync(sandbox), session => !session.TryGetProperty("stop", out _));
    }

    [Fact]
    public async Task Some_clients_are_anonymous_and_some_sessions_have_two()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var history = await HistoryAsync(sandbox);

        Assert.Contains(history.SelectMany(session => session.GetProperty("clients").EnumerateArray()), client => client.GetProperty("login").GetString() == "");
        Assert.Contains(history, session => session.GetProperty("clients").GetArrayLength() == 2);
    }

    [Fact]
    public async Task Some_sessions_were_recorded_and_some_were_not()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(2, (await HistoryAsync(sandbox)).Select(session => session.TryGetProperty("video", out _)).Distinct().Count());
    }

    [Fact]
    public async Task Some_agents_are_known_to_the_history_alone()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var listed = (await sandbox.RowsAsync("GET agents/list")).Select(agent => agent.GetProperty("id").GetInt32()).ToHashSet();

        Assert.Contains(await HistoryAsync(sandbox), session => !listed.Contains(session.GetProperty("agent").GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Some_agents_were_never_used_and_some_never_active()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var agents = await sandbox.RowsAsync("GET agents/list");
        var unused = agents.Where(agent => agent.GetProperty("sessions").GetProperty("total").GetInt32() == 0).ToArray();

        Assert.NotEmpty(unused);
        Assert.All(unused, agent => Assert.False(agent.GetProperty("sessions").TryGetProperty("last", out _)));
        Assert.Contains(agents, agent => agent.GetProperty("last_time").GetInt64() == 0);
    }

    [Fact]
    public async Task Some_agents_stand_in_no_group_and_some_are_blocked_or_limited()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var agents = await sandbox.RowsAsync("GET agents/list");

        Assert.Contains(agents, agent => agent.GetProperty("group").GetString() == "");
        Assert.Contains(agents, agent => agent.GetProperty("disabled").GetBoolean());
        Assert.Contains(agents, agent => agent.GetProperty("limited").GetBoolean());
    }

    [Fact]
    public async Task A_session_may_show_its_agent_under_an_older_name()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var names = (await sandbox.RowsAsync("GET agents/list")).ToDictionary(agent => agent.GetProperty("id").GetInt32(), agent => agent.GetProperty("name").GetString());

        Assert.Contains(await HistoryAsync(sandbox), session =>
            names.TryGetValue(session.GetProperty("agent").GetProperty("id").GetInt32(), out var name) && name != session.GetProperty("agent").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Open_connections_are_in_every_open_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var open = await sandbox.RowsAsync("GET support/list");

        Assert.Equal(40, open.Length);
        Assert.Equal([0, 1, 2], open.Select(connection => connection.GetProperty("status").GetInt32()).Distinct().Order());
    }

    [Fact]
    public async Task What_the_list_says_of_an_agents_sessions_is_what_the_history_says()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.World.StartSession(1002);

        foreach (var agent in await sandbox.RowsAsync("GET agents/list"))
        {
            var history = await sandbox.JsonAsync($"GET history/list?limit=1&agent_id={agent.GetProperty("id").GetInt32()}");
            var sessions = agent.GetProperty("sessions");
            Assert.Equal(history.GetProperty("total").GetInt32(), sessions.GetProperty("total").GetInt32());
            Assert.Equal(
                history.GetProperty("data").EnumerateArray().Select(row => (Id(row), Time(row, "start"), Time(row, "stop"), UserAgent(row.GetProperty("clients")[0]))),
                sessions.TryGetProperty("last", out var last) ? [(Id(last), Time(last, "start_time"), Time(last, "stop_time"), UserAgent(last.GetProperty("client")))] : []);
        }
    }

    [Fact]
    public async Task An_empty_account_answers_with_empty_lists()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => (options.Agents, options.Sessions, options.SupportConnections) = (0, 0, 0));
        sandbox.Server.World.Tick();

        Assert.Empty(await sandbox.RowsAsync("GET agents/list"));
        Assert.Empty(await sandbox.RowsAsync("GET support/list"));
        Assert.Empty(await sandbox.RowsAsync("GET history/list"));
    }

    [Fact]
    public async Task A_hundred_thousand_sessions_can_be_read_to_their_end()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options.Sessions = 100_000);

        var last = await sandbox.JsonAsync("GET history/list?offset=99900&limit=100");

        Assert.Equal(100_000, last.GetProperty("total").GetInt32());
        Assert.Equal(100, last.GetProperty("data").GetArrayLength());
        Assert.Equal(100_000, sandbox.Server.World.Sessions.Select(session => session.Id).Distinct().Count());
    }

    private static async Task<JsonElement[]> HistoryAsync(RunningSandbox sandbox) => [
        .. await sandbox.RowsAsync("GET history/list?limit=100"),
        .. await sandbox.RowsAsync("GET history/list?limit=100&offset=100"),
        .. await sandbox.RowsAsync("GET history/list?limit=100&offset=200"),
    ];

    private static int Id(JsonElement of) => of.GetProperty("id").GetInt32();

    private static long? Time(JsonElement of, string name) => of.TryGetProperty(name, out var time) ? time.GetInt64() : null;

    private static string? UserAgent(JsonElement of) => of.GetProperty("user_agent").GetString();
}
