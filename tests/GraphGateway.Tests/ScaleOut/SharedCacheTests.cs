using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using StackExchange.Redis;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>What one instance has read, and another is asked for.</summary>
public sealed class SharedCacheTests : IAsyncLifetime
{
    private const string Agents = "{ agents { totalCount nodes { databaseId name os owner lastActiveAt previewUrl } } }";
    private const string List = "graphgateway:entry:default|agents/list|";

    private TwoGateways _gateways = null!;

    private Gateway First => _gateways.First;

    private Gateway Second => _gateways.Second;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync(settings: Sharing.Settings());

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task The_second_instance_answers_with_what_the_first_read()
    {
        var document = "{ supportConnections { totalCount nodes { databaseId inviteUrl connectUrl } } one: supportConnection(id: \"1\") { databaseId connectUrl } sessions(first: 5) { totalCount nodes { id } } "
            + Agents[1..];
        var first = await First.AskAsync(document, cost: "report");
        await _gateways.Redis.HasEntriesAsync(4);

        var second = await Second.AskAsync(document, cost: "report");

        Assert.False(first.TryGetProperty("errors", out _), first.GetRawText());
        Assert.Equal(first.GetProperty("data").GetRawText(), second.GetProperty("data").GetRawText());
        Assert.Equal((4, 0), (Calls(first), Calls(second)));
        Assert.Equal(4, second.GetProperty("extensions").GetProperty("upstream").GetProperty("cached").GetInt32());
        Assert.Equal(4, First.Calls.Count);
    }

    [Fact]
    public async Task What_another_read_is_fresh_from_when_it_was_read()
    {
        await First.AskAsync(Agents);
        await _gateways.Redis.HasEntriesAsync(1);

        First.Clock.Advance(TimeSpan.FromMinutes(3));
        await Second.AskAsync(Agents);
        Assert.Equal(1, First.CallsOf("agents/list"));

        // What is in Redis runs out by the real time, so it is still there.
        First.Clock.Advance(TimeSpan.FromMinutes(2));
        await Second.AskAsync(Agents);
        Assert.Equal(2, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_request_without_cache_reads_through_to_the_upstream()
    {
        await First.AskAsync(Agents);
        await _gateways.Redis.HasEntriesAsync(1);
        Put("now");

        Assert.Equal("now", Name(await Second.AskAsync(Agents, headers: ("Cache-Control", "no-cache"))));
        Assert.Equal(2, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task While_one_reads_the_other_waits_for_it()
    {
        First.Sandbox.Faults.Block("agents/list");
        var first = First.AskAsync(Agents);
        await Patience.Until(() => First.Sandbox.Faults.BlockedCount("agents/list") == 1);
        var second = Second.AskAsync(Agents);
        await Patience.Until(() => Second.Cache.Waiting == 1);
        First.Sandbox.Faults.Release("agents/list");

        Assert.Equal((await first).GetRawText(), (await second).GetRawText());
        Assert.Equal(1, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task One_that_died_while_it_read_is_not_waited_for_for_long()
    {
        await using var redis = await ConnectAsync();
        await redis.GetDatabase().StringSetAsync("graphgateway:entry-turn:default|agents/list|", "1", TimeSpan.FromMilliseconds(300));

        Assert.NotEmpty(Name(await Second.AskAsync(Agents)));
        Assert.Equal(1, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_request_without_cache_does_not_join_one_that_may_take_what_another_read()
    {
        await using var redis = await ConnectAsync();
        await redis.GetDatabase().StringSetAsync("graphgateway:entry-turn:default|agents/list|", "1", TimeSpan.FromMinutes(1));
        var waiting = Second.AskAsync(Agents);
        await Patience.Until(() => Second.Cache.Waiting == 1);

        Assert.NotEmpty(Name(await Second.AskAsync(Agents, headers: ("Cache-Control", "no-cache"))));

        // What that has put there is what the other waits for.
        Assert.NotEmpty(Name(await waiting));
        Assert.Equal(1, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task What_is_about_to_run_out_is_read_ahead_by_one_for_both()
    {
        await First.AskAsync(Agents);
        await _gateways.Redis.HasEntriesAsync(1);
        await Second.AskAsync(Agents);
        Put("now");
        First.Clock.Advance(TimeSpan.FromMinutes(4.5));

        await Task.WhenAll(First.AskAsync(Agents), Second.AskAsync(Agents));

        await Patience.Until(async () => Name(await First.AskAsync(Agents)) == "now" && Name(await Second.AskAsync(Agents)) == "now");
        Assert.Equal(2, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_failure_of_one_is_not_what_the_other_answers_with()
    {
        First.Sandbox.Faults.Fail("agents/list", Fault.Of(503), times: 1);

        Assert.Equal("UPSTREAM_UNAVAILABLE", (await First.AskAsync(Agents)).Code());
        Assert.NotEmpty(Name(await Second.AskAsync(Agents)));
        Assert.Equal(2, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task What_a_mutation_drops_at_one_is_gone_for_both()
    {
        await First.AskAsync(Agents);
        await _gateways.Redis.HasEntriesAsync(1);
        await Second.AskAsync(Agents);
        Put("changed");

        await Second.ConnectAsync("1001", key: null);

        Assert.Equal("changed", Name(await Second.AskAsync(Agents)));
        await Patience.Until(async () => Name(await First.AskAsync(Agents)) == "changed");
        Assert.Equal(2, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task What_was_begun_before_a_drop_is_not_put_there_after_it()
    {
        var (first, second) = (new SharedNumber(First), new SharedNumber(Second));
        var late = await first.LookAsync();
        await second.Entries.InvalidateAsync([second.Key]);
        await first.PutAsync(1, late);
        Assert.Null((await second.LookAsync()).Entry);

        var next = await second.LookAsync();
        await second.PutAsync(2, next);

        // Again by a drop that is not the first of its key.
        await first.Entries.InvalidateAsync([first.Key]);
        await second.PutAsync(3, next);
        Assert.Null((await first.LookAsync()).Entry);
        await first.PutAsync(4, await first.LookAsync());
        Assert.Equal(4, (await second.LookAsync()).Entry!.Value);
    }

    [Fact]
    public async Task Without_Redis_each_reads_for_itself()
    {
        await First.AskAsync(Agents);
        await _gateways.Redis.HasEntriesAsync(1);
        await _gateways.StopRedisAsync();

        Assert.NotEmpty(Name(await Second.AskAsync(Agents)));
        Assert.Equal(2, First.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_Redis_that_hangs_holds_up_no_more_than_one_reading_and_is_told_later_what_was_dropped()
    {
        await using var wire = new Wire(_gateways.Redis.Connection);
        await using var third = await First.StartAnotherAsync(_gateways.Redis.Settings(
            [.. Sharing.Settings(("Caching:SharedWait", "00:00:00.2")), ("ConnectionStrings:Redis", wire.Connection)]));
        await First.AskAsync(Agents);
        await _gateways.Redis.HasEntriesAsync(1);
        wire.Hold();
        Put("changed");

        Assert.NotEmpty((await third.ConnectAsync("1001", key: null)).Link());
        Assert.Equal("changed", Name(await third.AskAsync(Agents)));

        Assert.Equal([List], await _gateways.Redis.EntriesAsync());
        wire.Release();
        await _gateways.Redis.HasEntriesAsync(0);
        await Patience.Until(async () => Name(await First.AskAsync(Agents)) == "changed");
    }

    [Fact]
    public async Task What_cannot_be_read_is_read_anew()
    {
        await using var redis = await ConnectAsync();
        foreach (var (index, garbage) in new[] { "", "garbage", new string('x', 5_000) }.Index())
        {
            await redis.GetDatabase().StringSetAsync($"graphgateway:entry:default|support/info|{index + 1}", garbage);
            var answer = await Second.AskAsync($"{{ supportConnection(id: \"{index + 1}\") {{ databaseId }} }}");
            Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        }

        Assert.Equal(3, First.CallsOf("support/info"));
    }

    [Fact]
    public async Task An_entry_in_the_place_of_another_is_none()
    {
        await First.AskAsync("{ supportConnection(id: \"1\") { databaseId } }");
        await _gateways.Redis.HasEntriesAsync(1);
        await using var redis = await ConnectAsync();
        var value = await redis.GetDatabase().StringGetAsync((await _gateways.Redis.EntriesAsync())[0]);
        await redis.GetDatabase().StringSetAsync("graphgateway:entry:default|support/info|2", value);

        await Second.AskAsync("{ supportConnection(id: \"2\") { databaseId } }");

        Assert.Equal(2, First.CallsOf("support/info"));
    }

    [Fact]
    public async Task Redis_has_nothing_of_it_in_the_clear()
    {
        var made = (await First.CreateAsync("Ada Lovelace", key: null)).Made();
        await First.AskAsync("{ supportConnections { nodes { databaseId } } supportConnection(id: \"1\") { databaseId } " + Agents[1..]);
        await _gateways.Redis.HasEntriesAsync(3);

        var content = string.Concat((await _gateways.Redis.ContentAsync()).Select(entry => $"{entry.Key} {entry.Value}\n"));

        foreach (var secret in new[] { made.GetProperty("connectUrl").GetString()!, "Lovelace", "https://", "connect_url", First.Sandbox.World.Agents[0].Name!, First.Sandbox.ApiKey, Redis.EncryptionKey })
            Assert.DoesNotContain(secret, content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_to_be_kept_is_not_shared()
    {
        await using var gateways = await TwoGateways.StartAsync();
        await gateways.First.AskAsync(Agents);
        await gateways.First.ConnectAsync("1001", key: null);
        var calls = gateways.First.CallsOf("agents/list");
        await gateways.Second.AskAsync(Agents);

        Assert.Equal(calls + 1, gateways.First.CallsOf("agents/list"));
        Assert.Empty(await gateways.Redis.ContentAsync());
    }

    [Fact]
    public async Task A_key_that_opens_nothing_is_not_answered_with_what_another_opened_elsewhere()
    {
        await using var gateways = await TwoGateways.StartAsync(settings: Sharing.Settings(("Getscreen:ApiKey", ""), ("Security:AllowAnonymous", "false")));
        Assert.NotEmpty(Name(await gateways.First.AskAsync(Agents, headers: ("X-Api-Key", "sandbox-key"))));
        await gateways.Redis.HasEntriesAsync(1);

        Assert.Equal("UPSTREAM_FORBIDDEN", (await gateways.Second.AskAsync(Agents, headers: ("X-Api-Key", "another-key"))).Code());
        Assert.NotEmpty(Name(await gateways.Second.AskAsync(Agents, headers: ("X-Api-Key", "sandbox-key"))));
        Assert.Equal(2, gateways.First.CallsOf("agents/list"));
    }

    private static int Calls(JsonElement answer) => answer.GetProperty("extensions").GetProperty("upstream").GetProperty("calls").GetInt32();

    private static string Name(JsonElement answer) => answer.GetProperty("data").GetProperty("agents").GetProperty("nodes")[0].GetProperty("name").GetString()!;

    private void Put(string name)
    {
        var world = First.Sandbox.World;
        world.Put(world.Agents.MinBy(agent => agent.Id)! with { Name = name });
    }

    private async Task<ConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(_gateways.Redis.Connection);
}
