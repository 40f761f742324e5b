using System.Text.Json.Nodes;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Security;

/// <summary>Every set of scopes subscribed to the same changes at once: each event is answered by the table in scopes.txt.</summary>
public sealed class ScopeEventTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _table = ScopeSets.Table();
    private Gateway _gateway = null!;

    // The clock runs fast while the events are waited for: nothing else is to come to its end by that.
    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: ScopeSets.Settings(
        [new("Operations:Timeout", "00:10:00"), new("Getscreen:Timeout", "00:05:00"), new("Getscreen:AttemptTimeout", "00:05:00")]));

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public Task Of_agents() => HoldsAsync(
        "Subscription.agentChanged",
        "subscription { agentChanged(ids: [\"1001\"]) { kind agent { name Agent_permanentUrl: permanentUrl Agent_lastClient: lastClient { login } Agent_sessions: sessions(first: 1) { nodes { databaseId Session_agent: agent { name } } } } } }",
        () => _gateway.Sandbox.World.Put(_gateway.Sandbox.World.Agent(1001)! with { Name = "renamed" }));

    [Fact]
    public Task Of_sessions() => HoldsAsync(
        "Subscription.sessionChanged",
        "subscription { sessionChanged { kind session { databaseId video { Video_url: url } Session_agent: agent { name Agent_permanentUrl: permanentUrl } } } }",
        () => _gateway.Sandbox.World.SetVideo(_gateway.Sandbox.World.Sessions[^1].Id, 7_000));

    [Fact]
    public Task Of_support_connections() => HoldsAsync(
        "Subscription.supportConnectionChanged",
        "subscription { supportConnectionChanged { kind supportConnection { clientName SupportConnection_connectUrl: connectUrl } } }",
        () => _gateway.Sandbox.World.Create("Ada"));

    private async Task HoldsAsync(string field, string document, Action change)
    {
        var full = await OpenAsync(ScopeSets.All, document);
        await Patience.Until(() => _gateway.Calls.Count > 0);
        var streams = await Task.WhenAll(ScopeSets.Every.Select(set => OpenAsync(set, document)));
        change();
        var answers = Task.WhenAll(streams.Prepend(full).Select(async stream => JsonNode.Parse((await stream.NextAnswerAsync()).GetRawText())!));
        await _gateway.PassUntilAsync(() => answers.IsCompleted);

        var expected = (await answers)[0];
        Assert.Null(expected["errors"]);
        foreach (var (set, answer) in ScopeSets.Every.Zip((await answers).Skip(1)))
        {
            var scopes = ScopeSets.ScopesOf(set);
            if (scopes.Contains(_table[field]))
                Assert.Equal(ScopedAnswer.Expect(expected, _table, scopes), ScopedAnswer.Read(answer));
            else
                Assert.Equal(("none", "FORBIDDEN"), (ScopedAnswer.Read(answer).Data, ScopedAnswer.Read(answer).Errors.Split(' ')[^1]));
        }

        foreach (var stream in streams.Prepend(full))
            await stream.DisposeAsync();
    }

    private Task<EventStream> OpenAsync(int set, string document) => EventStream.OpenAsync(_gateway, document, bearer: ScopeSets.Token(set));
}
