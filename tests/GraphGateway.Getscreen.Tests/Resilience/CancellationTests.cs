using GraphGateway.Getscreen.Tests.Harness;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Resilience;

public sealed class CancellationTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_caller_who_leaves_stops_the_upstream_call(string method)
    {
        var stopped = new TaskCompletionSource();
        await using var bed = await Testbed.StartAsync(async context =>
        {
            await Answers.Never(context);
            stopped.SetResult();
        });
        using var leave = new CancellationTokenSource();

        Task call = method == "GET" ? bed.Client.Agents.ListAsync(leave.Token) : bed.Client.Agents.ConnectAsync(1, leave.Token);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(bed.Upstream.Requests);
    }

    [Fact]
    public async Task A_caller_who_leaves_between_two_tries_ends_the_tries()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(503, 5));
        using var leave = new CancellationTokenSource();

        var call = bed.Client.Agents.ListAsync(leave.Token);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(bed.Upstream.Requests);
    }

    [Fact]
    public async Task A_caller_who_left_before_sends_nothing()
    {
        await using var bed = await Testbed.StartAsync(Answers.Never);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bed.Client.Agents.ListAsync(new(canceled: true)));

        Assert.Empty(bed.Upstream.Requests);
    }
}
