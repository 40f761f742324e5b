using GraphGateway.Agents;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;
using GraphGateway.Tests.Subscriptions;

namespace GraphGateway.Tests.Caching;

/// <summary>What is read for those who listen serves those who ask, and the other way round it does not.</summary>
public sealed class WatchedTests : IAsyncLifetime
{
    private const string Sessions = "subscription { sessionChanged { session { agent { name } } } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task What_a_watcher_reads_is_kept_for_others_and_it_reads_anew_itself()
    {
        await _gateway.AskAsync("{ agents { totalCount } }");
        await using var hearing = await Hearing<Agent>.StartAsync(_gateway, AgentChangeFeed.Kind, "agents/list");
        await Patience.Until(() => hearing.Polls == 2 && _gateway.Cache.Waiting == 0);

        await _gateway.AskAsync("{ agents { totalCount } }");

        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task An_event_tells_what_in_it_is_stale()
    {
        // The clock runs fast while the event is waited for: nothing else is to come to its end by that.
        await using var gateway = await Cached.StartAsync(
            ("Caching:MaxStale", "1.00:00:00"), ("Operations:Timeout", "00:10:00"), ("Getscreen:Timeout", "00:05:00"), ("Getscreen:AttemptTimeout", "00:05:00"));
        await gateway.AskAsync("{ agents { totalCount } }");
        await using var stream = await EventStream.OpenAsync(gateway, Sessions);
        await Patience.Until(() => gateway.CallsOf("history/list") > 0 && gateway.Cache.Waiting == 0);
        gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500));
        gateway.Clock.Advance(TimeSpan.FromSeconds(60));
        gateway.Sandbox.World.StartSession(gateway.Sandbox.World.Agents[0].Id);

        var next = stream.NextAnswerAsync();
        await gateway.PassUntilAsync(() => next.IsCompleted);

        Assert.StartsWith("agents/list ", Assert.Single(Cached.Stale(await next)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_lead_on_from_an_event_cost_no_call_for_each_listener()
    {
        var streams = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EventStream.OpenAsync(_gateway, Sessions)));
        await Patience.Until(() => _gateway.CallsOf("history/list") > 0);
        _gateway.Sandbox.World.StartSession(_gateway.Sandbox.World.Agents[0].Id);

        var answers = Task.WhenAll(streams.Select(stream => stream.NextAnswerAsync()));
        // Until the change is read, and no further: on a slow machine what the first listener has loaded would no longer be fresh for the last.
        var rounds = _gateway.CallsOf("history/list");
        await _gateway.PassUntilAsync(() => _gateway.CallsOf("history/list") > rounds);

        Assert.Single((await answers).Select(answer => answer.GetRawText()).Distinct());
        Assert.InRange(_gateway.CallsOf("agents/list"), 0, 1);
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }
}
