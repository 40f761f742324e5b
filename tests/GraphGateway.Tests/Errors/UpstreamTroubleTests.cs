using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Errors;

/// <summary>Whatever the upstream does, the answer is well-formed GraphQL with a code, the rest intact, and nothing of the upstream in it.</summary>
public sealed class UpstreamTroubleTests : IAsyncLifetime
{
    private const string Query = "{ agents(first: 1) { nodes { name } } supportConnections(first: 1) { remaining } }";
    private Gateway _gateway = null!;

    public static TheoryData<Fault, string> Faults() => new()
    {
        { Fault.Of(400), "UPSTREAM_REJECTED" },
        { Fault.Of(402), "PLAN_LIMIT_REACHED" },
        { Fault.Of(403), "UPSTREAM_FORBIDDEN" },
        { Fault.Of(404), "UPSTREAM_REJECTED" },
        { Fault.Of(429, TimeSpan.FromMinutes(1)), "RATE_LIMITED" },
        { Fault.Of(500), "UPSTREAM_UNAVAILABLE" },
        { Fault.Of(301), "UPSTREAM_UNAVAILABLE" },
        { Fault.Abort, "UPSTREAM_UNAVAILABLE" },
        { Fault.Html, "UPSTREAM_BAD_PAYLOAD" },
        { Fault.CutJson, "UPSTREAM_BAD_PAYLOAD" },
        { Fault.WrongTypes, "UPSTREAM_BAD_PAYLOAD" },
    };

    // Retries wait on the clock, and the clock stands still, so there are none here; the client's own tests have them.
    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0", ["Operations:Timeout"] = "00:10:00" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failing_query_costs_its_field_alone(Fault fault, string code)
    {
        _gateway.Sandbox.Faults.Fail("agents/list", fault);

        var answer = await _gateway.AskAsync(Query);

        Assert.Equal(60, answer.GetProperty("data").GetProperty("supportConnections").GetProperty("remaining").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("agents").ValueKind);
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("agents", error.GetProperty("path")[0].GetString());
        TellsNothingOfTheUpstream(answer);
    }

    [Theory]
    [InlineData(402, "PlanLimitReachedError", null)]
    [InlineData(500, null, "UPSTREAM_OUTCOME_UNKNOWN")]
    [InlineData(403, null, "UPSTREAM_FORBIDDEN")]
    [InlineData(429, null, "RATE_LIMITED")]
    public async Task A_failing_mutation_tells_what_is_known_of_its_outcome(int status, string? typed, string? code)
    {
        _gateway.Sandbox.Faults.Fail("support/create", Fault.Of(status));

        var answer = await _gateway.AskAsync("""mutation { createSupportConnection(input: { clientName: "A" }) { supportConnection { id } errors { __typename } } }""");

        Assert.Single(_gateway.Calls, call => call.StartsWith("POST", StringComparison.Ordinal));
        if (typed is not null)
            Assert.Contains(typed, answer.GetRawText(), StringComparison.Ordinal);
        else
            Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        TellsNothingOfTheUpstream(answer);
    }

    [Fact]
    public async Task A_lost_answer_of_a_mutation_is_an_unknown_outcome_and_not_repeated()
    {
        _gateway.Sandbox.Faults.Fail("agents/connect", Fault.Lost);

        var answer = await _gateway.AskAsync("""mutation { connectAgent(input: { agentId: "1001" }) { url } }""");

        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Single(_gateway.Calls, call => call.Contains("agents/connect", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upstream_that_refuses_connections_is_unavailable_for_queries_and_mutations()
    {
        await _gateway.Sandbox.DisposeAsync();

        var query = await _gateway.AskAsync("{ agents { totalCount } viewer { account } }");
        var mutation = await _gateway.AskAsync("""mutation { connectAgent(input: { agentId: "1001" }) { url } }""");

        Assert.Equal("default", query.GetProperty("data").GetProperty("viewer").GetProperty("account").GetString());
        Assert.All([query, mutation], answer => Assert.Equal("UPSTREAM_UNAVAILABLE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_upstream_that_is_too_slow_times_out()
    {
        _gateway.Sandbox.Faults.Block("agents/list");
        var asking = _gateway.AskAsync(Query);
        await Until(() => _gateway.Log.Text.Contains("support/list", StringComparison.Ordinal));

        // Both calls were under way before either was answered, so the held one's time limit is running.
        _gateway.Clock.Advance(TimeSpan.FromSeconds(10));

        var answer = await asking.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("UPSTREAM_TIMEOUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(60, answer.GetProperty("data").GetProperty("supportConnections").GetProperty("remaining").GetInt32());
    }

    [Fact]
    public async Task No_log_ever_holds_the_key_or_a_link()
    {
        _gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500));
        await _gateway.AskAsync(Query);
        var answer = await _gateway.AskAsync("""mutation { connectAgent(input: { agentId: "1001" }) { url } }""");
        var connections = await _gateway.AskAsync("{ supportConnections { nodes { connectUrl } } }");

        var secrets = new[]
        {
            _gateway.Sandbox.ApiKey,
            answer.GetProperty("data").GetProperty("connectAgent").GetProperty("url").GetString()!,
            connections.GetProperty("data").GetProperty("supportConnections").GetProperty("nodes")[0].GetProperty("connectUrl").GetString()!,
        };
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, _gateway.Log.Text, StringComparison.Ordinal));
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void TellsNothingOfTheUpstream(JsonElement answer) => Assert.All(
        ["upstream words", "proxy.internal", "secret-word", "127.0.0.1", _gateway.Sandbox.ApiKey],
        secret => Assert.DoesNotContain(secret, answer.GetRawText(), StringComparison.Ordinal));
}
