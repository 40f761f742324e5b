using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Resilience;

/// <summary>An upstream that limps, fails, and comes back: callers get what there is, with codes for the rest, and the upstream no more than it can bear.</summary>
public sealed class DegradedTests
{
    private static readonly string[] _paths = ["agents/list", "support/list", "history/list"];

    // The clock runs far faster than the bytes, so what is not under test has time.
    private static readonly Dictionary<string, string> _patient = new() { ["Getscreen:Timeout"] = "00:05:00", ["Getscreen:AttemptTimeout"] = "00:05:00", ["Operations:Timeout"] = "00:10:00" };

    [Fact]
    public async Task Of_three_answers_in_ten_that_fail_retries_mend_most()
    {
        await using var gateway = await Gateway.StartAsync(settings: _patient);
        gateway.Sandbox.Faults.FaultRate = 0.3;

        var answers = await Load.RunAsync(gateway, callers: 8, timesEach: 25);

        var codes = answers.Select(Load.Codes).ToList();
        Assert.All(codes.SelectMany(all => all), code => Assert.Equal("UPSTREAM_UNAVAILABLE", code));
        Assert.InRange(codes.Count(all => all.Count == 0), 100, 200);
        // 600 reads, and what the budget allows: one retry for two calls, and the reserve.
        Assert.InRange(gateway.Calls.Count, 400, 600 + 300 + 20);
    }

    [Fact]
    public async Task A_brown_out_is_told_as_such_and_ends_with_each_operations_own_deadline()
    {
        await using var gateway = await Gateway.StartAsync(settings: new(_patient) { ["Getscreen:Timeout"] = "00:00:40", ["Getscreen:AttemptTimeout"] = "00:00:20" });
        gateway.Sandbox.Faults.Latency = TimeSpan.FromSeconds(3);
        gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(503));
        gateway.Sandbox.Faults.Block("support/list");

        var answers = await Load.RunAsync(gateway, callers: 4, timesEach: 2);

        Assert.All(answers, answer =>
        {
            var codes = Load.Codes(answer);
            Assert.InRange(codes.Count, 2, 3);
            Assert.All(codes, code => Assert.Contains(code, new[] { "UPSTREAM_UNAVAILABLE", "UPSTREAM_TIMEOUT" }));
        });
    }

    [Fact]
    public async Task A_black_out_costs_few_calls_and_its_end_no_stampede()
    {
        await using var gateway = await Gateway.StartAsync(settings: _patient);
        foreach (var path in _paths)
            gateway.Sandbox.Faults.Fail(path, Fault.Of(500));
        // The breaker counts for ten seconds, and its breaks pass meanwhile: it stays open, but for one try after each of them.
        var dark = await Load.RunAsync(gateway, callers: 16, timesEach: 25);
        Assert.All(dark, answer => Assert.Equal(["UPSTREAM_UNAVAILABLE", "UPSTREAM_UNAVAILABLE", "UPSTREAM_UNAVAILABLE"], Load.Codes(answer)));
        var duringIt = gateway.Calls.Count;
        Assert.InRange(duringIt, 20, 16 * 25);

        gateway.Sandbox.Faults.Clear();
        gateway.Clock.Advance(TimeSpan.FromSeconds(6));
        foreach (var path in _paths)
            gateway.Sandbox.Faults.Block(path);
        var first = Enumerable.Range(0, 64).Select(_ => gateway.AskAsync(Load.Query)).ToList();
        await Patience.Until(() => _paths.Sum(gateway.Sandbox.Faults.BlockedCount) == 1 && first.Count(task => task.IsCompleted) == 63);
        foreach (var path in _paths)
            gateway.Sandbox.Faults.Release(path);
        await Task.WhenAll(first);
        // One call finds out whether the upstream is back; whoever else asks meanwhile is told at once.
        Assert.Equal(duringIt + 1, gateway.Calls.Count);

        var light = await Load.RunAsync(gateway, callers: 16, timesEach: 5);
        Assert.All(light, answer => Assert.Empty(Load.Codes(answer)));
    }
}
