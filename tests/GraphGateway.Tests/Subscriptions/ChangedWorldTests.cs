using System.Text.Json;
using GraphGateway.Agents;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Support;
using GraphGateway.Sandbox.World;
using GraphGateway.Sessions;
using GraphGateway.Subscriptions;
using GraphGateway.SupportConnections;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;
using GraphGateway.Tests.Idempotency;
using GraphGateway.Tests.ScaleOut;

namespace GraphGateway.Tests.Subscriptions;

/// <summary>Whatever changes at the upstream, alone, is an UPDATED change, and names the field that differs.</summary>
public sealed class ChangedWorldTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(new() { Agents = 3, Sessions = 20, SupportConnections = 3 }, new()
    {
        ["Getscreen:Timeout"] = "00:05:00", // by the clock that the tests turn
        ["Getscreen:AttemptTimeout"] = "00:05:00",
    });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Each_field_of_an_agent_that_changes_alone_is_named()
    {
        await using var hearing = await Hearing<Agent>.StartAsync(_gateway, AgentChangeFeed.Kind, "agents/list");
        foreach (var (field, change) in AgentChanges())
        {
            _gateway.Sandbox.World.Put(change(_gateway.Sandbox.World.Agents[0]));

            var told = await hearing.NextAsync();

            Assert.Equal((ChangeKind.Updated, field), (told.Kind, Assert.Single(told.ChangedFields)));
        }
    }

    [Fact]
    public async Task Fields_of_a_support_connection_that_change_are_named()
    {
        var world = _gateway.Sandbox.World;
        var id = world.Create("Ann")!.Id;
        await using var hearing = await Hearing<SupportConnection>.StartAsync(_gateway, SupportConnectionChangeFeed.Kind, "support/list");

        world.Join(id);
        var joined = await hearing.NextAsync();
        world.SetStatus(id, 2);
        var active = await hearing.NextAsync();

        Assert.Equal((ChangeKind.Updated, "clientOs clientPreviewUrl status"), (joined.Kind, string.Join(' ', joined.ChangedFields.Order(StringComparer.Ordinal))));
        Assert.Equal((ChangeKind.Updated, "status"), (active.Kind, Assert.Single(active.ChangedFields)));
    }

    [Fact]
    public async Task A_recording_that_comes_grows_shrinks_or_goes_changes_its_session()
    {
        var world = _gateway.Sandbox.World;
        var id = world.Sessions[^5].Id;
        world.SetVideo(id, null);
        await using var hearing = await Hearing<SessionEntry>.StartAsync(_gateway, SessionChangeFeed.Kind, "history/list");
        foreach (var size in new long?[] { 1_000, 1_001, 5_000_000_000, 1, null })
        {
            world.SetVideo(id, size);

            var told = await hearing.NextAsync();

            Assert.Equal((ChangeKind.Updated, id, size), (told.Kind, told.Key, told.Entity.Row!.Video?.Size));
        }
    }

    [Fact]
    public async Task Subscribers_of_sessions_read_the_size_of_a_recording_that_grew()
    {
        var world = _gateway.Sandbox.World;
        var id = world.Sessions[^5].Id;
        world.SetVideo(id, 1_000);
        await using var stream = await EventStream.OpenAsync(_gateway, "subscription { sessionChanged { kind session { databaseId video { size } } } }");
        await Patience.Until(() => _gateway.Count("GET history/list") > 0);

        world.SetVideo(id, 2_000);

        var change = (await NextAsync(stream)).GetProperty("data").GetProperty("sessionChanged");
        Assert.Equal("UPDATED", change.GetProperty("kind").GetString());
        Assert.Equal((id, 2_000), (change.GetProperty("session").GetProperty("databaseId").GetInt32(), change.GetProperty("session").GetProperty("video").GetProperty("size").GetInt32()));
    }

    [Fact]
    public async Task A_recording_that_grew_is_told_by_the_instance_that_does_not_read_it_itself()
    {
        await using var gateways = await TwoGateways.StartAsync(new() { Agents = 3, Sessions = 20 }, ("Getscreen:Timeout", "00:05:00"), ("Getscreen:AttemptTimeout", "00:05:00"));
        var world = gateways.First.Sandbox.World;
        var id = world.Sessions[^5].Id;
        world.SetVideo(id, 1_000);
        await using var reader = await Hearing<SessionEntry>.StartAsync(gateways.First, SessionChangeFeed.Kind, "history/list");
        await using var follower = await Hearing<SessionEntry>.StartAsync(gateways.Second, SessionChangeFeed.Kind, "history/list");
        await gateways.First.PassUntilAsync(() => reader.HasBegun && follower.HasBegun);

        world.SetVideo(id, 2_000);

        foreach (var told in new[] { await reader.NextAsync(), await follower.NextAsync() })
            Assert.Equal((ChangeKind.Updated, id, 2_000L), (told.Kind, told.Key, told.Entity.Row!.Video!.Size));
    }

    private static IEnumerable<(string Field, Func<SandboxAgent, SandboxAgent> Change)> AgentChanges() =>
    [
        ("name", agent => agent with { Name = agent.Name + "x" }),
        ("name", agent => agent with { Name = agent.Name.ToUpperInvariant() }),
        ("group", agent => agent with { Group = agent.Group + "x" }),
        ("group", agent => agent with { Group = "" }),
        ("disabled", agent => agent with { Disabled = !agent.Disabled }),
        ("limited", agent => agent with { Limited = !agent.Limited }),
        ("linkedAt", agent => agent with { LinkTime = agent.LinkTime + 1 }),
        ("lastActiveAt", agent => agent with { LastTime = agent.LastTime + 1 }),
        ("lastActiveAt", agent => agent with { LastTime = 0 }),
        ("location", agent => agent with { Place = agent.Place with { Ip = "192.0.2.1" } }),
        ("location", agent => agent with { Place = agent.Place with { Country = "x" } }),
        ("location", agent => agent with { Place = agent.Place with { Region = "x" } }),
        ("location", agent => agent with { Place = agent.Place with { City = "x" } }),
        ("location", agent => agent with { Place = new("", "", "", "") }),
        ("permanentUrl", agent => agent with { PermanentUrl = "https://go.getscreen.me/x" }),
        ("permanentUrl", agent => agent with { PermanentUrl = null }),
        ("previewUrl", agent => agent with { PreviewUrl = agent.PreviewUrl + "x" }),
        ("os", agent => agent with { Os = agent.Os == "win" ? "mac" : "win" }),
        ("version", agent => agent with { Version = agent.Version + ".1" }),
        ("online", agent => agent with { Online = !agent.Online }),
        ("installed", agent => agent with { Installed = !agent.Installed }),
        ("favorite", agent => agent with { Favorite = !agent.Favorite }),
        ("owner", agent => agent with { Owner = agent.Owner + "x" }),
    ];

    private async Task<JsonElement> NextAsync(EventStream stream)
    {
        var next = stream.NextAnswerAsync();
        await _gateway.PassUntilAsync(() => next.IsCompleted);
        return await next;
    }
}
