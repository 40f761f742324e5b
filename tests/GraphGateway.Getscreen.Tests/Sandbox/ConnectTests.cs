using System.Net;
using GraphGateway.Sandbox;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class ConnectTests
{
    [Fact]
    public async Task A_link_works_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var url = await LinkAsync(sandbox);

        var session = sandbox.Server.World.Follow(url);

        Assert.NotNull(session);
        Assert.Equal(1001, session.Agent.Id);
        Assert.Null(session.Stop);
        Assert.Null(sandbox.Server.World.Follow(url));
    }

    [Fact]
    public async Task Every_link_is_another()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.NotEqual(await LinkAsync(sandbox), await LinkAsync(sandbox));
    }

    [Fact]
    public async Task Following_a_link_shows_in_the_history()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var session = sandbox.Server.World.Follow(await LinkAsync(sandbox))!;

        var newest = Assert.Single(await sandbox.RowsAsync("GET history/list?limit=1"));

        Assert.Equal(session.Id, newest.GetProperty("id").GetInt32());
        Assert.Equal(RunningSandbox.Start.ToUnixTimeSeconds(), newest.GetProperty("start").GetInt64());
    }

    [Fact]
    public async Task A_link_into_an_agent_that_has_left_is_dead()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var url = await LinkAsync(sandbox);
        sandbox.Server.World.RemoveAgent(1001);

        Assert.Null(sandbox.Server.World.Follow(url));
    }

    [Theory]
    [InlineData(SandboxVariant.Documented, HttpStatusCode.BadRequest)]
    [InlineData(SandboxVariant.Later, HttpStatusCode.NotFound)]
    [InlineData(SandboxVariant.Loose, HttpStatusCode.BadRequest)]
    public async Task An_unknown_agent_is_refused(SandboxVariant variant, HttpStatusCode expected)
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options.Variant = variant);

        Assert.Equal(expected, await sandbox.StatusAsync("POST agents/connect?agent_id=999999"));
    }

    [Fact]
    public async Task A_disabled_agent_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var disabled = sandbox.Server.World.Agents.First(agent => agent.Disabled);

        Assert.Equal(HttpStatusCode.Forbidden, await sandbox.StatusAsync($"POST agents/connect?agent_id={disabled.Id}"));
    }

    private static async Task<string> LinkAsync(RunningSandbox sandbox) =>
        (await sandbox.JsonAsync("POST agents/connect?agent_id=1001")).GetProperty("data").GetProperty("url").GetString()!;
}
