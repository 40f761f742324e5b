using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Getscreen.Tests.Harness;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Getscreen.Tests.Resilience;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task No_more_calls_run_at_once_than_told_and_all_of_them_end()
    {
        var gate = new TaskCompletionSource();
        await using var bed = await Testbed.StartAsync(Gated(gate.Task), options => options.MaxConcurrentCalls = 2);
        var calls = Enumerable.Range(0, 10).Select(_ => bed.Client.Agents.ListAsync(default)).ToList();
        await Patience.Until(() => bed.Upstream.Requests.Count == 2);

        // What other accounts ask for passes by, so the eight are held by the limit and not by a slow start.
        var other = bed.For("other").Agents.ListAsync(default);
        await Patience.Until(() => bed.Upstream.Requests.Count > 2);
        Assert.Equal(3, bed.Upstream.Requests.Count);

        gate.SetResult();
        await Task.WhenAll([.. calls, other]);
        Assert.Equal(11, bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task However_many_calls_wait_none_is_rejected()
    {
        var gate = new TaskCompletionSource();
        await using var bed = await Testbed.StartAsync(Gated(gate.Task), options => (options.MaxConcurrentCalls, options.Retries) = (1, 0));
        var calls = Enumerable.Range(0, 300).Select(_ => bed.Client.Agents.ListAsync(default)).ToList();

        gate.SetResult();

        await Task.WhenAll(calls);
        Assert.Equal(300, bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task The_time_that_a_call_waits_for_its_turn_does_not_count_against_its_timeout()
    {
        await using var bed = await Testbed.StartAsync(Answers.Never, options => (options.MaxConcurrentCalls, options.Timeout) = (1, TimeSpan.FromSeconds(10)));
        var first = bed.Client.Support.CreateAsync(null, default);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);
        var second = bed.Client.Support.CloseAsync(1, default);

        bed.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.True((await first.Failure()).MayHaveActed);
        await Patience.Until(() => bed.Upstream.Requests.Count == 2);
        bed.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(second.IsCompleted);
        bed.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal((GetscreenFailure.Timeout, true), await Outcome(second));
    }

    [Fact]
    public async Task A_call_that_cannot_be_cancelled_waits_no_longer_than_its_operation_lasts_and_never_left()
    {
        await using var bed = await Testbed.StartAsync(Answers.Never, options => options.MaxConcurrentCalls = 1);
        var first = bed.Client.Support.CreateAsync(null, default);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);
        var flow = new CallFlow("caller");
        flow.Begin(isMutation: true, bed.Time.GetUtcNow() + TimeSpan.FromSeconds(5));
        var waiting = bed.For("main", flow: flow).Support.CloseAsync(1, default);

        bed.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((GetscreenFailure.Timeout, false), await Outcome(waiting));
        Assert.False(first.IsCompleted);
        Assert.Single(bed.Upstream.Requests);
    }

    [Fact]
    public async Task A_caller_who_leaves_while_its_call_waits_takes_it_out_of_the_queue()
    {
        var gate = new TaskCompletionSource();
        await using var bed = await Testbed.StartAsync(Gated(gate.Task), options => options.MaxConcurrentCalls = 1);
        using var leave = new CancellationTokenSource();
        var first = bed.Client.Agents.ListAsync(default);
        var waiting = bed.Client.Agents.ListAsync(leave.Token);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        await first;
        Assert.Single(bed.Upstream.Requests);
    }

    private static async Task<(GetscreenFailure Failure, bool MayHaveActed)> Outcome(Task call)
    {
        var failure = await call.Failure();
        return (failure.Failure, failure.MayHaveActed);
    }

    private static RequestDelegate Gated(Task gate) => async context =>
    {
        await gate.WaitAsync(context.RequestAborted);
        await Answers.Documented("agents-list")(context);
    };
}
