using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>While the upstream fails, the last good value stands in, and says so.</summary>
public sealed class FailSafeTests : IAsyncLifetime
{
    private const string Agents = "{ agents(first: 1) { totalCount } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    public static TheoryData<Fault> Failures() => [Fault.Of(500), Fault.Of(503), Fault.Of(429, TimeSpan.FromSeconds(2)), Fault.Abort, Fault.Html, Fault.CutJson, Fault.WrongTypes];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_last_good_value_is_told_with_its_age(Fault fault)
    {
        await FailAfterAsync(TimeSpan.FromSeconds(90), fault);

        var answer = await _gateway.AskAsync(Agents);

        Assert.False(answer.TryGetProperty("errors", out _));
        Assert.Equal(200, answer.GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32());
        Assert.Equal("""{"upstream":{"stale":[{"method":"agents/list","age":90}]}}""", answer.GetProperty("extensions").GetRawText());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(403)]
    public async Task A_refusal_is_told(int status)
    {
        await FailAfterAsync(TimeSpan.FromSeconds(90), Fault.Of(status));

        Assert.True((await _gateway.AskAsync(Agents)).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task No_value_stands_in_that_is_too_old()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(299), Fault.Of(500));
        Assert.Equal(["agents/list 299"], Cached.Stale(await _gateway.AskAsync(Agents)));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True((await _gateway.AskAsync(Agents)).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task Without_a_longest_age_every_failure_is_told()
    {
        await using var gateway = await Cached.StartAsync(("Caching:MaxStale", "0"));
        await gateway.AskAsync(Agents);
        gateway.Clock.Advance(TimeSpan.FromSeconds(6));
        gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500));

        Assert.True((await gateway.AskAsync(Agents)).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task An_outage_costs_few_calls_and_ends_soon_after_it_is_over()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(6), Fault.Of(500));
        for (var i = 0; i < 20; i++)
            Assert.NotEmpty(Cached.Stale(await _gateway.AskAsync(Agents)));
        Assert.Equal(2, _gateway.CallsOf("agents/list"));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _gateway.AskAsync(Agents)));
        Assert.InRange(_gateway.CallsOf("agents/list"), 3, 4); // one that came late may just have missed the failure

        _gateway.Sandbox.Faults.Clear();
        _gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(Cached.Stale(await _gateway.AskAsync(Agents)));
    }

    [Fact]
    public async Task What_could_not_be_read_ahead_is_answered_to_its_end_and_then_as_stale()
    {
        await _gateway.AskAsync(Agents);
        _gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500));
        _gateway.Clock.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Empty(Cached.Stale(await _gateway.AskAsync(Agents)));
        await Patience.Until(() => _gateway.CallsOf("agents/list") == 2 && _gateway.Cache.Waiting == 0);
        Assert.Empty(Cached.Stale(await _gateway.AskAsync(Agents)));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["agents/list 5"], Cached.Stale(await _gateway.AskAsync(Agents)));
        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_stale_answer_is_not_kept_by_clients_and_counts_as_cached()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(90), Fault.Of(500));
        using var response = await _gateway.Http.GetAsync(new Uri($"/graphql?query={Agents}", UriKind.Relative));
        Assert.Equal("no-cache, private", response.Headers.CacheControl!.ToString());

        var upstream = (await _gateway.AskAsync(Agents, cost: "report")).GetProperty("extensions").GetProperty("upstream");
        Assert.Equal("""{"calls":0,"cached":1,"estimate":1,"stale":[{"method":"agents/list","age":90}]}""", upstream.GetRawText());
    }

    [Fact]
    public async Task A_request_without_cache_is_told_the_failure()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(90), Fault.Of(500));

        var answer = await _gateway.AskAsync(Agents, headers: ("Cache-Control", "no-cache"));

        Assert.True(answer.TryGetProperty("errors", out _));
        Assert.NotEmpty(Cached.Stale(await _gateway.AskAsync(Agents)));
    }

    [Fact]
    public async Task The_other_fields_are_as_fresh_as_ever()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(90), Fault.Of(500));

        var answer = await _gateway.AskAsync("{ agents(first: 1) { totalCount } supportConnections { totalCount } }");

        Assert.Equal(["agents/list 90"], Cached.Stale(answer));
        Assert.Equal(40, answer.GetProperty("data").GetProperty("supportConnections").GetProperty("totalCount").GetInt32());
    }

    private async Task FailAfterAsync(TimeSpan age, Fault fault)
    {
        Assert.Equal(JsonValueKind.Object, (await _gateway.AskAsync(Agents)).GetProperty("data").ValueKind);
        _gateway.Clock.Advance(age);
        _gateway.Sandbox.Faults.Fail("agents/list", fault);
    }
}
