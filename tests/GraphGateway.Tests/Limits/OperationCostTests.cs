using System.Text.Json;
using GraphGateway.Errors;
using GraphGateway.Limits;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Limits;

/// <summary>The counter of calls stops what the estimate did not see coming.</summary>
public sealed class OperationCostTests
{
    // A fault that asks for no wait, so that the clock may stand still.
    private static readonly Fault _busy = Fault.Of(503, TimeSpan.Zero);

    [Fact]
    public async Task Every_attempt_of_a_read_that_is_tried_again_is_counted()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Sandbox.Faults.Fail("agents/list", _busy, times: 2);

        var answer = await gateway.AskAsync("{ agents { totalCount } }", cost: "report");

        Assert.Equal("""{"calls":3,"cached":0,"estimate":1,"stale":[]}""", answer.GetProperty("extensions").GetProperty("upstream").GetRawText());
        Assert.Equal(3, gateway.Calls.Count);
    }

    [Fact]
    public async Task An_operation_that_has_made_its_calls_makes_no_more_and_keeps_what_it_has()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:MaxUpstreamCalls"] = "3" });
        gateway.Sandbox.Faults.Fail("agents/list", _busy, times: 2);

        var answer = await gateway.AskAsync("{ agents(first: 2) { nodes { name sessions(first: 1) { totalCount nodes { id } } } } }", cost: "report");

        Assert.Equal(["GET agents/list -> 200", "GET agents/list -> 503", "GET agents/list -> 503"], gateway.Calls);
        Assert.Equal(3, answer.GetProperty("extensions").GetProperty("upstream").GetProperty("calls").GetInt32());
        Assert.All(answer.GetProperty("data").GetProperty("agents").GetProperty("nodes").EnumerateArray(), node =>
        {
            Assert.NotEqual("", node.GetProperty("name").GetString());
            Assert.Equal(JsonValueKind.Null, node.GetProperty("sessions").ValueKind);
        });
        Assert.Equal(
            [
                """["agents","nodes",0,"sessions"] OPERATION_TOO_COMPLEX The operation has used its budget of 3 Getscreen calls, and this field needs another one. Request less data per operation.""",
                """["agents","nodes",1,"sessions"] OPERATION_TOO_COMPLEX The operation has used its budget of 3 Getscreen calls, and this field needs another one. Request less data per operation.""",
            ],
            Errors(answer));
    }

    [Fact]
    public async Task Fields_that_wait_for_the_same_call_are_each_told_that_it_was_not_made()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:MaxUpstreamCalls"] = "3" });
        gateway.Sandbox.Faults.Fail("agents/list", _busy, times: 2);

        var answer = await gateway.AskAsync("{ agents(first: 1) { nodes { few: sessions(first: 2) { nodes { id } } more: sessions(first: 3) { nodes { id } } } } }");

        Assert.Equal(["""["agents","nodes",0,"few"]""", """["agents","nodes",0,"more"]"""], Errors(answer).Select(error => error.Split(' ')[0]));
        Assert.Equal(1, answer.GetProperty("data").GetProperty("agents").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task A_refusal_that_may_not_be_looked_into_is_told_as_it_is()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:MaxUpstreamCalls"] = "5" });
        gateway.Sandbox.Faults.Fail("support/create", Fault.Of(403));
        gateway.Sandbox.Faults.Fail("support/list", _busy);

        var answer = await gateway.AskAsync("mutation { a: createSupportConnection(input: {}) { errors { __typename } } b: createSupportConnection(input: {}) { errors { __typename } } }");

        Assert.All(Errors(answer), error => Assert.Contains("UPSTREAM_FORBIDDEN", error, StringComparison.Ordinal));
        Assert.Equal(2, Errors(answer).Length);
        Assert.Equal(3, gateway.Calls.Count(call => call.StartsWith("GET support/list", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_calls_that_start_side_by_side_only_as_many_as_are_allowed_get_through()
    {
        var cost = new OperationCost(Options.Create(new OperationsOptions { MaxUpstreamCalls = 10 }));
        var watch = cost.Observer;
        var refused = 0;

        Parallel.For(0, 100, _ =>
        {
            try
            {
                watch.Starting();
                watch.Leaving(1);
            }
            catch (CallBudgetExceededException)
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.Equal((10, 90), (cost.Calls, refused));
    }

    private static string[] Errors(JsonElement answer) =>
    [
        .. from error in answer.GetProperty("errors").EnumerateArray()
           select $"{error.GetProperty("path").GetRawText()} {error.GetProperty("extensions").GetProperty("code").GetString()} {error.GetProperty("message").GetString()}" into text
           orderby text
           select text,
    ];
}
