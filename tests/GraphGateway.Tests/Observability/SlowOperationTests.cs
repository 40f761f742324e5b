using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Observability;

public sealed class SlowOperationTests
{
    [Fact]
    public async Task A_costly_operation_is_logged_with_its_name_and_price()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Observability:CostlyOperation"] = "1" });

        await gateway.AskAsync("query Dear { agents { totalCount } }");
        await gateway.AskAsync("query Cheap { __typename }");

        Assert.Contains("Slow or costly: query Dear took 0 ms and 1 upstream calls, estimated at 1; outcome: ok", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cheap", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_operation_is_logged()
    {
        await using var gateway = await Gateway.StartAsync(new() { Latency = TimeSpan.FromSeconds(2) });

        var answer = gateway.AskAsync("query Slow { agents { totalCount } }");
        await gateway.PassUntilAsync(() => answer.IsCompleted);
        await answer;

        Assert.Contains("Slow or costly: query Slow", gateway.Log.Text, StringComparison.Ordinal);
    }
}
