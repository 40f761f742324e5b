using System.Net;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class SupportTests
{
    [Fact]
    public async Task A_connection_lives_from_create_to_close()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var created = Assert.Single(await sandbox.RowsAsync("POST support/create?client_name=Jacob%20Williams"));
        var id = created.GetProperty("id").GetInt32();
        Assert.Equal("Jacob Williams", created.GetProperty("client_name").GetString());
        Assert.Equal(RunningSandbox.Start.ToUnixTimeSeconds(), created.GetProperty("create_time").GetInt64());
        Assert.Equal(0, created.GetProperty("status").GetInt32());

        Assert.Contains(id, await OpenAsync(sandbox));
        Assert.Equal(created.GetRawText(), Assert.Single(await sandbox.RowsAsync($"GET support/info?connection_id={id}")).GetRawText());

        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync($"POST support/close?connection_id={id}"));
        Assert.DoesNotContain(id, await OpenAsync(sandbox));
        Assert.Equal(3, Assert.Single(await sandbox.RowsAsync($"GET support/info?connection_id={id}")).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_system_and_picture_are_told_once_the_client_has_joined()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var created = sandbox.Server.World.Create("")!;
        Assert.Equal("", created.ClientOs + created.ClientPreviewUrl);

        sandbox.Server.World.Join(created.Id);

        var joined = Assert.Single(await sandbox.RowsAsync($"GET support/info?connection_id={created.Id}"));
        Assert.Equal(1, joined.GetProperty("status").GetInt32());
        Assert.NotEmpty(joined.GetProperty("client_os").GetString()!);
        Assert.NotEmpty(joined.GetProperty("client_preview_url").GetString()!);
    }

    [Fact]
    public async Task Creating_counts_down_to_402_and_closing_gives_nothing_back()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => (options.SupportConnections, options.PlanLimit) = (1, 3));

        foreach (var remain in new[] { 2, 1 })
        {
            Assert.Equal(remain, await RemainAsync(sandbox));
            Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("POST support/create"));
        }

        Assert.Equal(0, await RemainAsync(sandbox));
        Assert.Equal(HttpStatusCode.PaymentRequired, await sandbox.StatusAsync("POST support/create"));
        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("POST support/close?connection_id=301"));
        Assert.Equal(HttpStatusCode.PaymentRequired, await sandbox.StatusAsync("POST support/create"));
    }

    [Fact]
    public async Task Many_who_create_at_once_never_get_more_than_the_plan_allows()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => (options.SupportConnections, options.PlanLimit) = (0, 25));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => sandbox.StatusAsync("POST support/create"))));

        Assert.Equal(25, statuses.Count(status => status is HttpStatusCode.OK));
        Assert.Equal(75, statuses.Count(status => status is HttpStatusCode.PaymentRequired));
        Assert.Equal(25, (await OpenAsync(sandbox)).Distinct().Count());
    }

    [Fact]
    public async Task Only_one_of_many_closes_a_connection()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => sandbox.StatusAsync("POST support/close?connection_id=301"))));

        Assert.Single(statuses, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_connection_that_nobody_knows_is_an_empty_list()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Empty(await sandbox.RowsAsync("GET support/info?connection_id=999999"));
    }

    private static async Task<int[]> OpenAsync(RunningSandbox sandbox) =>
        [.. (await sandbox.RowsAsync("GET support/list")).Select(connection => connection.GetProperty("id").GetInt32())];

    private static async Task<int> RemainAsync(RunningSandbox sandbox) =>
        (await sandbox.JsonAsync("GET support/list")).GetProperty("remain").GetInt32();
}
