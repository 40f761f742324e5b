using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Limits;

/// <summary>An operation ends in time, and takes its calls of the upstream with it.</summary>
public sealed class TimeoutTests
{
    [Theory]
    [InlineData("{ agents { totalCount } }", "agents/list", "GET agents/list -> 0")]
    [InlineData("mutation { createSupportConnection(input: {}) { supportConnection { id } } }", "support/create", "POST support/create -> 0")]
    public async Task What_takes_too_long_is_stopped_and_its_call_broken_off(string document, string method, string call)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:Timeout"] = "00:00:02" });
        gateway.Sandbox.Faults.Block(method);
        var asking = gateway.AskAsync(document);
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount(method) == 1);

        gateway.Clock.Advance(TimeSpan.FromSeconds(2));

        var error = Assert.Single((await asking.WaitAsync(TimeSpan.FromSeconds(30))).GetProperty("errors").EnumerateArray());
        Assert.Equal("OPERATION_TIMEOUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("2 seconds", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        await Patience.Until(() => gateway.Calls.Count == 1);
        Assert.Equal([call], gateway.Calls);
    }
}
