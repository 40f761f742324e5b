using GraphGateway.Agents;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Support;
using GraphGateway.Sandbox;
using GraphGateway.Sessions;
using GraphGateway.Subscriptions;
using GraphGateway.SupportConnections;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Subscriptions;

/// <summary>What is noticed of a world that moves, and what the looking costs.</summary>
public sealed class ChangePollerTests : IAsyncLifetime
{
    // A call may take as long as it likes while the tests turn the clock.
    private static readonly Dictionary<string, string> _patient = new() { ["Getscreen:Timeout"] = "00:05:00", ["Getscreen:AttemptTimeout"] = "00:05:00" };
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(new() { Agents = 5, Sessions = 150, SupportConnections = 3 }, _patient);

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Agents_that_come_change_and_go_are_told()
    {
        var world = _gateway.Sandbox.World;
        await using var hearing = await AgentsAsync();
        var agent = world.Agents[0];

        world.Put(agent with { Online = !agent.Online, Name = "another" });
        var updated = await hearing.NextAsync();
        world.Put(agent with { Id = 9000 });
        var added = await hearing.NextAsync();
        world.RemoveAgent(9000);
        var removed = await hearing.NextAsync();

        Assert.Equal((ChangeKind.Updated, agent.Id, "another"), (updated.Kind, updated.Key, updated.Entity.Name));
        Assert.Equal(["name", "online"], updated.ChangedFields);
        Assert.Equal((ChangeKind.Added, 9000, 0), (added.Kind, added.Key, added.ChangedFields.Count));
        Assert.Equal((ChangeKind.Removed, 9000, 9000), (removed.Kind, removed.Key, removed.Entity.Id));
        Assert.True(updated.At < added.At && added.At < removed.At && removed.At <= _gateway.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_session_changes_what_the_list_tells_of_its_agent()
    {
        await using var hearing = await AgentsAsync();

        _gateway.Sandbox.World.StartSession(_gateway.Sandbox.World.Agents[0].Id);

        Assert.Superset(new HashSet<string> { "sessionCount", "lastSession" }, (await hearing.NextAsync()).ChangedFields.ToHashSet());
    }

    [Fact]
    public async Task Support_connections_that_open_move_on_and_close_are_told()
    {
        await using var hearing = await Hearing<SupportConnection>.StartAsync(_gateway, SupportConnectionChangeFeed.Kind, "support/list");

        var connection = _gateway.Sandbox.World.Create("Ann")!;
        var added = await hearing.NextAsync();
        _gateway.Sandbox.World.SetStatus(connection.Id, 2);
        var updated = await hearing.NextAsync();
        _gateway.Sandbox.World.Close(connection.Id);
        var removed = await hearing.NextAsync();

        Assert.Equal((ChangeKind.Added, "Ann"), (added.Kind, added.Entity.ClientName));
        Assert.Equal((ChangeKind.Updated, SupportConnectionStatus.Active, "status"), (updated.Kind, updated.Entity.Status, Assert.Single(updated.ChangedFields)));
        Assert.Equal((ChangeKind.Removed, connection.Id), (removed.Kind, removed.Key));
    }

    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst)]
    [InlineData(SandboxHistoryOrder.OldestFirst)]
    public async Task Sessions_that_start_and_stop_are_told(SandboxHistoryOrder order)
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 5, Sessions = 150, HistoryOrder = order }, _patient);
        await using var hearing = await Hearing<SessionEntry>.StartAsync(gateway, SessionChangeFeed.Kind, "history/list");
        await hearing.PassAsync(2);

        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        var session = gateway.Sandbox.World.StartSession(gateway.Sandbox.World.Agents[0].Id);
        var started = await hearing.NextAsync();
        gateway.Sandbox.World.StopSession(session.Id);
        var stopped = await hearing.NextAsync();

        Assert.Equal((ChangeKind.Added, session.Id), (started.Kind, started.Key));
        Assert.Null(started.Entity.Stop);
        Assert.Equal((ChangeKind.Updated, session.Id), (stopped.Kind, stopped.Key));
        Assert.NotNull(stopped.Entity.Stop);
    }

    [Fact]
    public async Task Sessions_that_start_and_stop_between_two_looks_are_told_all_the_same_however_many()
    {
        const int Count = 350;
        await using var hearing = await Hearing<SessionEntry>.StartAsync(_gateway, SessionChangeFeed.Kind, "history/list");
        var agents = _gateway.Sandbox.World.Agents;
        var ids = new List<int>();

        for (var i = 0; i < Count; i++)
        {
            var session = _gateway.Sandbox.World.StartSession(agents[i % agents.Count].Id);
            _gateway.Sandbox.World.StopSession(session.Id);
            ids.Add(session.Id);
        }

        var told = new List<Change<SessionEntry>>();
        while (told.Count < Count)
            told.Add(await hearing.NextAsync());
        Assert.All(told, change => Assert.Equal(ChangeKind.Added, change.Kind));
        Assert.Equal(ids.Order(), told.Select(change => change.Key).Order());
        await hearing.PassAsync(2);
        Assert.Null(await hearing.TakeAsync());
    }

    [Fact]
    public async Task Sessions_that_vanish_are_told_and_older_ones_that_move_up_are_not_new()
    {
        await using var hearing = await Hearing<SessionEntry>.StartAsync(_gateway, SessionChangeFeed.Kind, "history/list");
        var gone = _gateway.Sandbox.World.Sessions[^3].Id;

        _gateway.Sandbox.World.RemoveSessions(session => session.Id == gone);
        var removed = await hearing.NextAsync();
        await hearing.PassAsync(2);

        Assert.Equal((ChangeKind.Removed, gone), (removed.Kind, removed.Key));
        Assert.Null(await hearing.TakeAsync());
    }

    [Fact]
    public async Task Where_nothing_changes_nothing_is_told_and_a_thousand_listeners_cost_what_one_costs()
    {
        await using var hearing = await AgentsAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => AgentsAsync()));
        await hearing.PassAsync(2);
        var before = hearing.Polls;

        _gateway.Sandbox.World.RemoveAgent(_gateway.Sandbox.World.Agents[0].Id);
        Assert.Equal(ChangeKind.Removed, (await hearing.NextAsync()).Kind);
        var polls = hearing.Polls - before;
        foreach (var other in others)
        {
            Assert.Equal(ChangeKind.Removed, (await other.NextAsync()).Kind);
            Assert.Null(await other.TakeAsync());
            await other.DisposeAsync();
        }

        // What one more look takes, and one that was on its way.
        Assert.InRange(polls, 1, 2);
    }

    [Fact]
    public async Task Only_what_is_listened_to_is_asked_and_nothing_any_more_once_nobody_listens()
    {
        var watchers = _gateway.Services.GetRequiredService<ChangePollerRegistry>();
        var agents = await AgentsAsync();
        var support = await Hearing<SupportConnection>.StartAsync(_gateway, SupportConnectionChangeFeed.Kind, "support/list");
        Assert.Equal(1, watchers.Count);
        Assert.DoesNotContain(_gateway.Calls, call => call.Contains("history", StringComparison.Ordinal));

        await support.DisposeAsync();
        await agents.PassAsync(1);
        var asked = support.Polls;
        await agents.PassAsync(3);
        Assert.Equal(asked, support.Polls);

        await agents.DisposeAsync();
        Assert.Equal(0, watchers.Count);
        asked = agents.Polls;
        _gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var later = await Hearing<SupportConnection>.StartAsync(_gateway, SupportConnectionChangeFeed.Kind, "support/list");
        await later.PassAsync(2);
        Assert.InRange(agents.Polls, asked, asked + 1);
    }

    [Fact]
    public async Task What_changes_while_the_upstream_fails_is_told_when_it_is_back()
    {
        await using var hearing = await AgentsAsync();
        var agent = _gateway.Sandbox.World.Agents[0];

        _gateway.Sandbox.Faults.FaultRate = 1;
        _gateway.Sandbox.World.Put(agent with { Name = "while nobody could see" });
        var failed = _gateway.Calls.Count;
        await _gateway.PassUntilAsync(() => _gateway.Calls.Count >= failed + 6);

        Assert.Null(await hearing.TakeAsync());
        _gateway.Sandbox.Faults.FaultRate = 0;
        var told = await hearing.NextAsync();

        Assert.Equal((ChangeKind.Updated, "while nobody could see"), (told.Kind, told.Entity.Name));
        Assert.Contains("Polling the change feed agents of account default failed", _gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_mutation_on_this_server_the_account_is_looked_at_sooner()
    {
        await using var gateway = await Gateway.StartAsync(new() { SupportConnections = 3 }, new(_patient) { ["Subscriptions:Interval"] = "00:10:00" });
        await using var hearing = await Hearing<SupportConnection>.StartAsync(gateway, SupportConnectionChangeFeed.Kind, "support/list");
        var begin = gateway.Clock.GetUtcNow();

        await gateway.AskAsync("""mutation { createSupportConnection(input: { clientName: "Ann" }) { supportConnection { id } } }""");
        Change<SupportConnection>? told = null;
        while (told is null && gateway.Clock.GetUtcNow() - begin < TimeSpan.FromMinutes(9))
        {
            gateway.Clock.Advance(TimeSpan.FromMinutes(2));
            told = await hearing.WaitAsync();
        }

        Assert.Equal("Ann", told?.Entity.ClientName);
    }

    [Fact]
    public async Task A_key_that_opens_nothing_ends_the_listening()
    {
        var account = new GetscreenAccount("key-wrong", _gateway.Sandbox.BaseAddress, "no-good-key");
        await using var changes = _gateway.Services.GetRequiredService<ChangePollerRegistry>().SubscribeAsync(account, AgentChangeFeed.Kind, _ => true).GetAsyncEnumerator();

        var error = await Assert.ThrowsAsync<GatewayError>(async () => await changes.MoveNextAsync());

        Assert.Equal("UPSTREAM_FORBIDDEN", error.Code);
        Assert.DoesNotContain("no-good-key", _gateway.Log.Text, StringComparison.Ordinal);
    }

    private Task<Hearing<Agent>> AgentsAsync() => Hearing<Agent>.StartAsync(_gateway, AgentChangeFeed.Kind, "agents/list");
}
