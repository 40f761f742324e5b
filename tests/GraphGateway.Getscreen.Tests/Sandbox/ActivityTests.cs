using GraphGateway.Sandbox;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class ActivityTests
{
    [Fact]
    public async Task Ticks_move_agents_sessions_and_connections()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        string[] calls = ["GET agents/list", "GET history/list", "GET support/list"];
        var before = await Task.WhenAll(calls.Select(sandbox.TextAsync));

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 50; i++)
            sandbox.Server.World.Tick();

        var after = await Task.WhenAll(calls.Select(sandbox.TextAsync));
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task Ticks_start_sessions_and_stop_them()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (known, moment) = (sandbox.Server.World.Sessions[^1].Id, RunningSandbox.Start.ToUnixTimeSeconds());

        for (var i = 0; i < 50; i++)
            sandbox.Server.World.Tick();

        var sessions = sandbox.Server.World.Sessions;
        Assert.Contains(sessions, session => session.Id > known && session.Start == moment);
        Assert.Contains(sessions, session => session.Stop == moment);
        Assert.InRange(sessions.Count(session => session.Stop is null), 1, 8);
    }

    [Theory]
    [InlineData(SandboxActivity.Off, 5.0, false)]
    [InlineData(SandboxActivity.Slow, 5.0, true)]
    [InlineData(SandboxActivity.Fast, 0.25, true)]
    public async Task The_world_moves_by_the_clock(SandboxActivity activity, double seconds, bool ticks)
    {
        var step = TimeSpan.FromSeconds(seconds);
        await using var moving = await RunningSandbox.StartAsync(options => options.Activity = activity);
        await using var still = await RunningSandbox.StartAsync();

        // A step at a time, for a clock that leaps would let everything happen at its end.
        for (var i = 0; i < 40; i++)
        {
            moving.Clock.Advance(step);
            still.Clock.Advance(step);
            if (ticks)
                still.Server.World.Tick();
        }

        Assert.Equal(await still.TextAsync("GET agents/list"), await moving.TextAsync("GET agents/list"));
        Assert.Equal(await still.PortlessTextAsync("GET history/list"), await moving.PortlessTextAsync("GET history/list"));
    }

    [Fact]
    public async Task A_stopped_sandbox_moves_no_more()
    {
        var sandbox = await RunningSandbox.StartAsync(options => options.Activity = SandboxActivity.Fast);
        await sandbox.DisposeAsync();
        var version = sandbox.Server.World.Version;

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(version, sandbox.Server.World.Version);
    }

    [Fact]
    public async Task Reading_while_the_world_moves_never_shows_half_a_change()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options.Sessions = 500);
        var moving = Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
                sandbox.Server.World.Tick();
        });

        var reads = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => sandbox.RowsAsync("GET agents/list")));
        await moving;

        Assert.All(reads, agents => Assert.Equal(200, agents.Length));
        Assert.Equal(
            sandbox.Server.World.Sessions.Count,
            (await sandbox.JsonAsync("GET history/list?limit=1")).GetProperty("total").GetInt32());
    }
}
