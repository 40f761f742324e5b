using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>How long what was read is used again.</summary>
public sealed class FreshnessTests : IAsyncLifetime
{
    private const string Agents = "{ agents(first: 1) { nodes { name } } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData(Agents, "agents/list", 5)]
    [InlineData("{ supportConnections { totalCount } }", "support/list", 2)]
    [InlineData("{ supportConnection(id: 99999) { id } }", "support/info", 2)]
    [InlineData("{ sessions(first: 5) { nodes { databaseId } } }", "history/list", 5)]
    public async Task What_is_fresh_is_not_asked_again_and_what_is_old_is(string document, string method, int seconds)
    {
        await _gateway.AskAsync(document);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(seconds * 0.7));
        var held = Upstream(await _gateway.AskAsync(document, cost: "report"));
        Assert.Equal((0, 1), (held.GetProperty("calls").GetInt32(), held.GetProperty("cached").GetInt32()));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(seconds * 0.3));
        var read = Upstream(await _gateway.AskAsync(document, cost: "report"));
        Assert.Equal((1, 0), (read.GetProperty("calls").GetInt32(), read.GetProperty("cached").GetInt32()));
        Assert.Equal(2, _gateway.CallsOf(method));
    }

    [Fact]
    public async Task Late_in_its_life_what_is_asked_for_is_read_ahead_once_and_nobody_waits()
    {
        await _gateway.AskAsync(Agents);
        Rename("later");
        _gateway.Clock.Advance(TimeSpan.FromSeconds(4.5));
        _gateway.Sandbox.Faults.Block("agents/list");

        for (var i = 0; i < 5; i++)
            Assert.NotEqual("later", Name(await _gateway.AskAsync(Agents)));
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);
        _gateway.Sandbox.Faults.Release("agents/list");
        await Patience.Until(() => _gateway.Cache.Waiting == 0);

        Assert.Equal("later", Name(await _gateway.AskAsync(Agents)));
        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task What_nobody_asks_for_is_not_read()
    {
        await _gateway.AskAsync(Agents);

        for (var i = 0; i < 20; i++)
            _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await _gateway.AskAsync("{ viewer { account } }");

        Assert.Equal(1, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_request_without_cache_reads_through_and_others_have_what_it_read()
    {
        await _gateway.AskAsync(Agents);
        Rename("now");

        Assert.NotEqual("now", Name(await _gateway.AskAsync(Agents)));
        Assert.Equal("now", Name(await _gateway.AskAsync(Agents, headers: ("Cache-Control", "no-cache"))));
        Assert.Equal("now", Name(await _gateway.AskAsync(Agents)));
        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_request_without_cache_does_not_wait_for_what_was_begun_before_it()
    {
        _gateway.Sandbox.Faults.Block("agents/list");
        var before = _gateway.AskAsync(Agents);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);
        var after = _gateway.AskAsync(Agents, headers: ("Cache-Control", "no-cache"));
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 2);
        var joining = _gateway.AskAsync(Agents);
        await Patience.Until(() => _gateway.Cache.Waiting == 2);

        _gateway.Sandbox.Faults.Release("agents/list");

        await Task.WhenAll(before, after, joining);
        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_client_may_keep_an_answer_as_long_as_all_of_it_is_fresh()
    {
        Assert.Equal("max-age=5, private", await CacheControlAsync(Agents));
        _gateway.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("max-age=2, private", await CacheControlAsync(Agents));
        // Of two kinds the one that is fresh for less.
        Assert.Equal("max-age=2, private", await CacheControlAsync("{ agents(first: 1) { nodes { name } } sessions(first: 1) { totalCount } }"));
        Assert.Equal("no-cache, private", await CacheControlAsync("{ viewer { account } }"));
    }

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Stock")]
    public async Task A_client_keeps_nothing_that_is_made_of_more_than_what_was_read(string execution)
    {
        await using var gateway = await Cached.StartAsync(("Operations:Execution", execution), ("Caching:Sessions:Ttl", "00:10:00"), ("Recordings:LinkLifetime", "00:00:10"));

        Assert.Equal("no-store", await CacheControlAsync("{ sessions(first: 30, where: { hasVideo: true }) { nodes { video { url } } } }", gateway));
        Assert.Equal("no-cache, private", await CacheControlAsync("{ sessions(first: 1) { nodes { ...F } } } fragment F on Session { duration }", gateway));
        Assert.Equal("max-age=600, private", await CacheControlAsync("{ sessions(first: 1) { nodes { startedAt } } }", gateway));
        Assert.Equal("max-age=600, private", await CacheControlAsync("{ sessions(first: 1) { nodes { startedAt duration @skip(if: true) } } }", gateway));
    }

    [Fact]
    public async Task Switched_off_every_request_reads_for_itself()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });
        gateway.Sandbox.Faults.Block("agents/list");
        var asking = new[] { gateway.AskAsync(Agents), gateway.AskAsync(Agents) };
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("agents/list") == 2);
        gateway.Sandbox.Faults.Release("agents/list");
        await Task.WhenAll(asking);

        var upstream = Upstream(await gateway.AskAsync(Agents, cost: "report"));

        Assert.Equal((1, 0), (upstream.GetProperty("calls").GetInt32(), upstream.GetProperty("cached").GetInt32()));
        Assert.Equal(3, gateway.CallsOf("agents/list"));
    }

    [Theory]
    [InlineData("Caching:Agents:Ttl", "-00:00:01", "Caching:Agents:Ttl is -00:00:01. It must be between 00:00:00 (off) and 00:10:00.")]
    [InlineData("Caching:SupportInfo:Ttl", "01:00:00", "Caching:SupportInfo:Ttl is 01:00:00.")]
    [InlineData("Caching:MaxStale", "2.00:00:00", "MaxStale")]
    [InlineData("Caching:MaxDataBytes", "1", "Caching:MaxDataBytes is '1'. It must be a whole number from 100000 to 100000000000")]
    [InlineData("Caching:AccountShare", "2", "Caching:AccountShare is '2'. It must be a number from 0.01 to 1")]
    public async Task Settings_out_of_range_keep_the_server_from_starting(string key, string value, string reason)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Gateway.StartAsync(settings: new() { [key] = value }));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private void Rename(string name) => _gateway.Sandbox.World.Put(_gateway.Sandbox.World.Agents.MinBy(agent => agent.Id)! with { Name = name });

    private static string? Name(JsonElement answer) => answer.GetProperty("data").GetProperty("agents").GetProperty("nodes")[0].GetProperty("name").GetString();

    private static JsonElement Upstream(JsonElement answer) => answer.GetProperty("extensions").GetProperty("upstream");

    private async Task<string> CacheControlAsync(string document, Gateway? gateway = null)
    {
        using var response = await (gateway ?? _gateway).Http.GetAsync(new Uri($"/graphql?query={Uri.EscapeDataString(document)}", UriKind.Relative));
        return response.Headers.CacheControl!.ToString();
    }
}
