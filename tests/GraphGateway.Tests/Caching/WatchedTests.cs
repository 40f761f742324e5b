using GraphGateway.Agents;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;
using GraphGateway.Tests.Subscriptions;

namespace GraphGateway.Tests.Caching;

/// <summary>What is read for those who listen serves those who ask, and the other way round it does not.</summary>
public sealed class WatchedTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task What_a_watcher_reads_is_kept_for_others_and_it_reads_anew_itself()
    {
        await _gateway.AskAsync("{ agents { totalCount } }");
        await using var hearing = await Hearing<Agent>.StartAsync(_gateway, AgentTopic.Kind, "agents/list");
        await Patience.Until(() => hearing.Polls == 2 && _gateway.Cache.Waiting == 0);

        await _gateway.AskAsync("{ agents { totalCount } }");

        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task Fields_that_lead_on_from_an_event_cost_no_call_for_each_listener()
    {
        const string Sessions = "subscription { sessionChanged { session { agent { name } } } }";
        var streams = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EventStream.OpenAsync(_gateway, Sessions)));
        await Patience.Until(() => _gateway.CallsOf("history/list") > 0);
        _gateway.Sandbox.World.StartSession(_gateway.Sandbox.World.Agents[0].Id);

        var answers = Task.WhenAll(streams.Select(stream => stream.NextAnswerAsync()));
        await _gateway.PassUntilAsync(() => answers.IsCompleted);

        Assert.Single((await answers).Select(answer => answer.GetRawText()).Distinct());
        Assert.InRange(_gateway.CallsOf("agents/list"), 0, 1);
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }
}
