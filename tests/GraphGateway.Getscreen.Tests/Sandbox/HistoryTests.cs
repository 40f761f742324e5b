using System.Text.Json;
using GraphGateway.Sandbox;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class HistoryTests
{
    [Theory]
    [InlineData("", 0, 20, 20)]
    [InlineData("?limit=1", 0, 1, 1)]
    [InlineData("?limit=0", 0, 0, 0)]
    [InlineData("?limit=100", 0, 100, 100)]
    [InlineData("?limit=101", 0, 100, 100)]
    [InlineData("?limit=9999999999", 0, 100, 100)]
    [InlineData("?offset=240&limit=20", 240, 20, 10)]
    [InlineData("?offset=250", 250, 20, 0)]
    [InlineData("?offset=2147483647&limit=100", 2147483647, 100, 0)]
    public async Task A_window_is_as_large_as_asked_for_and_allowed(string query, int offset, int limit, int rows)
    {
        await using var sandbox = await StartAsync();

        var page = await sandbox.JsonAsync($"GET history/list{query}");

        Assert.Equal((offset, limit, 250, rows), (
            page.GetProperty("offset").GetInt32(), page.GetProperty("limit").GetInt32(), page.GetProperty("total").GetInt32(), page.GetProperty("data").GetArrayLength()));
    }

    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst)]
    [InlineData(SandboxHistoryOrder.OldestFirst)]
    public async Task Windows_side_by_side_are_the_whole_in_its_order(SandboxHistoryOrder order)
    {
        await using var sandbox = await StartAsync(options => options.HistoryOrder = order);
        var ids = new List<int>();
        for (var offset = 0; offset < 250; offset += 30)
            ids.AddRange((await sandbox.RowsAsync($"GET history/list?limit=30&offset={offset}")).Select(Id));

        var oldestFirst = sandbox.Server.World.Sessions.Select(session => session.Id);
        Assert.Equal(order is SandboxHistoryOrder.NewestFirst ? oldestFirst.Reverse() : oldestFirst, ids);
    }

    [Fact]
    public async Task Numbers_grow_with_the_start()
    {
        await using var sandbox = await StartAsync();
        var rows = await sandbox.RowsAsync("GET history/list?limit=100");

        Assert.Equal(rows.OrderByDescending(Id).Select(Id), rows.OrderByDescending(Start).ThenByDescending(Id).Select(Id));
    }

    [Fact]
    public async Task An_agents_sessions_are_all_its_own()
    {
        await using var sandbox = await StartAsync();
        var rows = await sandbox.RowsAsync("GET history/list?agent_id=1001&limit=100");

        Assert.Equal(sandbox.Server.World.SessionsOf(1001).Total, rows.Length);
        Assert.All(rows, row => Assert.Equal(1001, row.GetProperty("agent").GetProperty("id").GetInt32()));
        Assert.Empty(await sandbox.RowsAsync("GET history/list?agent_id=999999"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    public async Task Recorded_sessions_are_told_from_the_others(string video, bool recorded)
    {
        await using var sandbox = await StartAsync();

        var page = await sandbox.JsonAsync($"GET history/list?limit=100&video={video}");

        Assert.Equal(sandbox.Server.World.Sessions.Count(session => session.VideoSize is not null == recorded), page.GetProperty("total").GetInt32());
        Assert.All(page.GetProperty("data").EnumerateArray(), row => Assert.Equal(recorded, row.TryGetProperty("video", out _)));
        Assert.Equal(recorded, page.GetProperty("filter").GetProperty("video").GetBoolean());
    }

    // The reference's sample row starts before date_from and stops right on it.
    [Fact]
    public async Task A_period_holds_what_touches_it_by_a_second_and_no_more()
    {
        await using var sandbox = await StartAsync();
        var session = sandbox.Server.World.Sessions[100];

        Assert.Contains(session.Id, await IdsAsync(sandbox, $"date_from={session.Stop}&date_to={session.Stop + 100}"));
        Assert.Contains(session.Id, await IdsAsync(sandbox, $"date_from={session.Start - 100}&date_to={session.Start}"));
        Assert.DoesNotContain(session.Id, await IdsAsync(sandbox, $"date_from={session.Stop + 1}&date_to={session.Stop + 100}"));
        Assert.DoesNotContain(session.Id, await IdsAsync(sandbox, $"date_from={session.Start - 100}&date_to={session.Start - 1}"));
    }

    [Fact]
    public async Task Sessions_that_run_lie_in_a_period_that_is_open_at_its_end()
    {
        await using var sandbox = await StartAsync();
        var running = sandbox.Server.World.Sessions.Where(session => session.Stop is null).Select(session => session.Id);

        Assert.Equal(running.Reverse(), await IdsAsync(sandbox, $"date_from={RunningSandbox.Start.ToUnixTimeSeconds()}"));
    }

    [Fact]
    public async Task The_answer_repeats_the_filter_it_went_by()
    {
        await using var sandbox = await StartAsync();

        Assert.Equal(
            """{"date_from":1,"date_to":2,"agent_id":3,"video":true}""",
            (await sandbox.JsonAsync("GET history/list?date_from=1&date_to=2&agent_id=3&video=1")).GetProperty("filter").GetRawText());
        Assert.Equal("{}", (await sandbox.JsonAsync("GET history/list")).GetProperty("filter").GetRawText());
    }

    [Fact]
    public async Task Deleted_sessions_are_gone_from_every_answer()
    {
        await using var sandbox = await StartAsync();
        var removed = sandbox.Server.World.RemoveSessions(session => session.Agent.Id == 1001);

        Assert.Equal(250 - removed, (await sandbox.JsonAsync("GET history/list")).GetProperty("total").GetInt32());
        Assert.Empty(await sandbox.RowsAsync("GET history/list?agent_id=1001"));
        Assert.Equal(0, (await sandbox.RowsAsync("GET agents/list"))[0].GetProperty("sessions").GetProperty("total").GetInt32());
    }

    private static Task<RunningSandbox> StartAsync(Action<SandboxOptions>? change = null) => RunningSandbox.StartAsync(options =>
    {
        (options.Agents, options.Sessions) = (20, 250);
        change?.Invoke(options);
    });

    private static async Task<IEnumerable<int>> IdsAsync(RunningSandbox sandbox, string query) =>
        (await sandbox.RowsAsync($"GET history/list?limit=100&{query}")).Select(Id);

    private static int Id(JsonElement row) => row.GetProperty("id").GetInt32();

    private static long Start(JsonElement row) => row.GetProperty("start").GetInt64();
}
