using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Support;
using GraphGateway.Sandbox;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Sandbox.World;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class TypedClientTests
{
    public static TheoryData<SandboxVariant> Variants => [.. Enum.GetValues<SandboxVariant>()];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task It_reads_every_agent(SandboxVariant variant)
    {
        await using var sandbox = await StartAsync(variant);
        await using var client = new TypedClient(sandbox);
        var world = sandbox.Server.World;

        var agents = await client.Api.Agents.ListAsync(CancellationToken.None);

        Assert.Equal(
            world.Agents.Select(agent => (agent.Id, agent.Name, None(agent.Group), agent.Online, agent.Disabled, Time(agent.LinkTime), Time(agent.LastTime), agent.Place.City)),
            agents.Select(agent => (agent.Id, agent.Name!, agent.Group, agent.Online, agent.Disabled, agent.LinkTime, agent.LastTime, agent.Geo!.City!)));
        Assert.Equal(
            world.Agents.Select(agent => (world.SessionsOf(agent.Id).Total, world.SessionsOf(agent.Id).Last?.Id, Time(world.SessionsOf(agent.Id).Last?.Stop))),
            agents.Select(agent => (agent.SessionCount, agent.LastSession?.Id, agent.LastSession?.StopTime)));
        Assert.Equal(world.Agents.Select(agent => agent.PermanentUrl is null), agents.Select(agent => agent.PermanentUrl is null));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task It_reads_every_session(SandboxVariant variant)
    {
        await using var sandbox = await StartAsync(variant);
        await using var client = new TypedClient(sandbox);
        var sessions = new List<Session>();
        for (var offset = 0; offset < 1000; offset += HistoryQuery.MaxLimit)
        {
            var page = await client.Api.History.ListAsync(new(offset), CancellationToken.None);
            Assert.Equal((offset, HistoryQuery.MaxLimit, 1000), (page.Offset, page.Limit, page.Total));
            sessions.AddRange(page.Sessions);
        }

        Assert.Equal(
            sandbox.Server.World.Sessions.Reverse().Select(session => (session.Id, Time(session.Start), Time(session.Stop), (int?)session.Agent.Id, session.VideoSize, Logins(session))),
            sessions.Select(session => (session.Id, session.Start, session.Stop, session.Agent!.Id, session.Video?.Size, string.Join(' ', session.Clients.Select(one => one.Login ?? "-")))));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task It_sends_every_filter(SandboxVariant variant)
    {
        await using var sandbox = await StartAsync(variant);
        await using var client = new TypedClient(sandbox);
        var calls = new List<string>();
        sandbox.Server.CallReceived = call => calls.Add(call.ToString());

        await client.Api.History.ListAsync(
            new(5, 10) { AgentId = 1001, DateFrom = RunningSandbox.Start.AddDays(-700), DateTo = RunningSandbox.Start, Video = true }, CancellationToken.None);

        var (from, to) = (RunningSandbox.Start.AddDays(-700).ToUnixTimeSeconds(), RunningSandbox.Start.ToUnixTimeSeconds());
        Assert.Equal([$"GET history/list?agent_id=1001&date_from={from}&date_to={to}&limit=10&offset=5&video=true -> 200"], calls);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task It_takes_a_connection_from_create_to_close(SandboxVariant variant)
    {
        await using var sandbox = await StartAsync(variant);
        await using var client = new TypedClient(sandbox);
        var support = client.Api.Support;

        var created = await support.CreateAsync("Jacob Williams & Söhne", CancellationToken.None);
        Assert.Equal(("Jacob Williams & Söhne", SupportConnectionStatus.WaitingForClient), (created.ClientName, created.Status));
        Assert.Equal((null, null), (created.ClientOs, created.ClientPreviewUrl));
        var list = await support.ListAsync(CancellationToken.None);
        Assert.Equal((59, 41), (list.Remain, list.Connections.Count));
        Assert.Contains(created, list.Connections);
        Assert.Equal(created, await support.InfoAsync(created.Id, CancellationToken.None));

        await support.CloseAsync(created.Id, CancellationToken.None);

        Assert.Equal(SupportConnectionStatus.Closed, (await support.InfoAsync(created.Id, CancellationToken.None))?.Status);
        Assert.Null(await support.InfoAsync(999_999, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task It_gets_a_link_that_works(SandboxVariant variant)
    {
        await using var sandbox = await StartAsync(variant);
        await using var client = new TypedClient(sandbox);

        var url = await client.Api.Agents.ConnectAsync(1001, CancellationToken.None);

        Assert.Equal(1001, sandbox.Server.World.Follow(url)?.Agent.Id);
    }

    [Fact]
    public async Task It_carries_the_key_in_a_header_where_told_to()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Documented);
        await using var client = new TypedClient(sandbox, new KeyValuePair<string, string?>("Getscreen:KeyPlacement", "Header"));

        Assert.Equal(200, (await client.Api.Agents.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task It_tells_that_the_plan_is_used_up()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options.PlanLimit = 0);
        await using var client = new TypedClient(sandbox);

        var failure = await Assert.ThrowsAsync<GetscreenException>(() => client.Api.Support.CreateAsync(null, CancellationToken.None));

        Assert.Equal((GetscreenFailure.PlanLimitReached, false), (failure.Failure, failure.MayHaveActed));
    }

    // On a connection that was used before, HTTP handlers may take a break for a stale connection and quietly send again.
    [Fact]
    public async Task It_never_creates_twice_when_the_answer_is_lost()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Documented);
        await using var client = new TypedClient(sandbox);
        await client.Api.Support.ListAsync(CancellationToken.None);
        var before = sandbox.Server.World.Remain;
        sandbox.Server.Faults.Fail("support/create", Fault.Lost);

        var failure = await Assert.ThrowsAsync<GetscreenException>(() => client.Api.Support.CreateAsync(null, CancellationToken.None));

        Assert.True(failure.MayHaveActed);
        Assert.Equal(before - 1, sandbox.Server.World.Remain);
    }

    private static Task<RunningSandbox> StartAsync(SandboxVariant variant) =>
        RunningSandbox.StartAsync(options => (options.Variant, options.Sessions) = (variant, 1000));

    private static string? None(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset? Time(long? seconds) => seconds is null or 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds.Value);

    private static string Logins(SandboxSession session) => string.Join(' ', session.Clients.Select(client => None(client.Login) ?? "-"));
}
