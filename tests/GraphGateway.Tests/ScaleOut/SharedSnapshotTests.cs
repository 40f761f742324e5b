using GraphGateway.Agents;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Support;
using GraphGateway.Sandbox;
using GraphGateway.Sessions;
using GraphGateway.Subscriptions;
using GraphGateway.SupportConnections;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using GraphGateway.Tests.Subscriptions;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>Listeners at two instances, for which one of them watches.</summary>
public sealed class SharedSnapshotTests : IAsyncLifetime
{
    private static readonly SandboxOptions _world = new() { Agents = 5, Sessions = 150, SupportConnections = 3 };
    private TwoGateways _gateways = null!;

    // Leases run by the real time, so the interval is long: the clock of the tests passes it in no time, and no lease ends by itself.
    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync(
        _world, ("Subscriptions:Interval", "00:00:20"), ("Getscreen:Timeout", "00:05:00"), ("Getscreen:AttemptTimeout", "00:05:00"));

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task Both_hear_what_one_has_read()
    {
        await using var first = await Hearing<Agent>.StartAsync(_gateways.First, AgentChangeFeed.Kind, "agents/list");
        await using var second = await Hearing<Agent>.StartAsync(_gateways.Second, AgentChangeFeed.Kind, "agents/list");
        await SharedAsync(second);

        Put("another");
        var (one, other) = (await first.NextAsync(), await second.NextAsync());

        Assert.Equal(("another", "another"), (one.Entity.Name, other.Entity.Name));
        Assert.Equal(one.ChangedFields, other.ChangedFields);
        await first.PassAsync(5);
        Assert.Equal((null, null), (await first.TakeAsync(), await second.TakeAsync()));
    }

    [Fact]
    public async Task The_upstream_sees_one_watcher()
    {
        await using var first = await Hearing<Agent>.StartAsync(_gateways.First, AgentChangeFeed.Kind, "agents/list");
        await using var second = await Hearing<Agent>.StartAsync(_gateways.Second, AgentChangeFeed.Kind, "agents/list");
        await SharedAsync(second);
        var (polls, since) = (first.Polls, _gateways.First.Clock.GetUtcNow());

        await first.PassAsync(5);

        // One watcher looks at most once in an interval.
        var intervals = (_gateways.First.Clock.GetUtcNow() - since) / TimeSpan.FromSeconds(30);
        Assert.InRange(first.Polls - polls, 5, intervals + 1);
    }

    [Fact]
    public async Task A_session_that_starts_and_stops_between_two_rounds_is_told_once_to_all()
    {
        await using var first = await Hearing<SessionEntry>.StartAsync(_gateways.First, SessionChangeFeed.Kind, "history/list");
        await using var second = await Hearing<SessionEntry>.StartAsync(_gateways.Second, SessionChangeFeed.Kind, "history/list");
        await SharedAsync(second);

        var world = _gateways.First.Sandbox.World;
        var session = world.StartSession(world.Agents[0].Id);
        world.StopSession(session.Id);

        foreach (var hearing in new[] { first, second })
        {
            var change = await hearing.NextAsync();
            Assert.Equal((ChangeKind.Added, session.Id, true), (change.Kind, change.Key, change.Entity.Stop is not null));
        }

        await first.PassAsync(3);
        Assert.Equal((null, null), (await first.TakeAsync(), await second.TakeAsync()));
    }

    [Fact]
    public async Task When_the_one_that_watches_goes_the_other_takes_over_and_misses_nothing()
    {
        var second = await Hearing<Agent>.StartAsync(_gateways.Second, AgentChangeFeed.Kind, "agents/list");
        await using var first = await Hearing<Agent>.StartAsync(_gateways.First, AgentChangeFeed.Kind, "agents/list");
        await SharedAsync(first);

        await second.DisposeAsync();
        await _gateways.EndSecondAsync();
        Put("meanwhile");

        Assert.Equal("meanwhile", (await first.NextAsync()).Entity.Name);
    }

    [Fact]
    public async Task Without_Redis_both_watch_and_nothing_is_lost_or_told_twice()
    {
        await using var first = await Hearing<Agent>.StartAsync(_gateways.First, AgentChangeFeed.Kind, "agents/list");
        await using var second = await Hearing<Agent>.StartAsync(_gateways.Second, AgentChangeFeed.Kind, "agents/list");
        await SharedAsync(second);

        await _gateways.StopRedisAsync();
        Put("alone");
        Assert.Equal(("alone", "alone"), ((await first.NextAsync()).Entity.Name, (await second.NextAsync()).Entity.Name));
        Put("just before");
        await _gateways.StartRedisAsync();
        Assert.Equal(("just before", "just before"), ((await first.NextAsync()).Entity.Name, (await second.NextAsync()).Entity.Name));
        Put("after");
        Assert.Equal(("after", "after"), ((await first.NextAsync()).Entity.Name, (await second.NextAsync()).Entity.Name));
        await first.PassAsync(3);
        Assert.Equal((null, null), (await first.TakeAsync(), await second.TakeAsync()));
    }

    [Fact]
    public async Task A_mutation_at_one_instance_hurries_the_watcher_at_the_other()
    {
        await using var first = await Hearing<SupportConnection>.StartAsync(_gateways.First, SupportConnectionChangeFeed.Kind, "support/list");
        await first.PassAsync(3);

        await _gateways.Second.CreateAsync("Ada", key: null);

        var since = _gateways.First.Clock.GetUtcNow();
        Assert.Equal("Ada", (await first.NextAsync()).Entity.ClientName);
        Assert.True(_gateways.First.Clock.GetUtcNow() - since < TimeSpan.FromSeconds(20));
    }

    // Until the second has taken the reading of the first, it has nothing to compare with.
    private static Task SharedAsync<T>(Hearing<T> hearing) => Patience.Until(() => hearing.HasBegun);

    private void Put(string name)
    {
        var world = _gateways.First.Sandbox.World;
        world.Put(world.Agents[0] with { Name = name });
    }
}
