using GraphGateway.Getscreen.Tests.Harness;
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
    public async Task A_call_that_finds_the_queue_full_is_refused_and_never_leaves()
    {
        var gate = new TaskCompletionSource();
        await using var bed = await Testbed.StartAsync(Gated(gate.Task), options => (options.MaxConcurrentCalls, options.Retries) = (1, 0));
        var calls = Enumerable.Range(0, 9).Select(_ => bed.Client.Agents.ListAsync(default)).ToList();

        var failure = await bed.Client.Support.CloseAsync(1, default).Failure();

        Assert.Equal((GetscreenFailure.Unavailable, null, false), (failure.Failure, failure.StatusCode, failure.MayHaveActed));
        gate.SetResult();
        await Task.WhenAll(calls);
        Assert.DoesNotContain(bed.Upstream.Requests, seen => seen.Method == "POST");
    }

    [Fact]
    public async Task A_post_whose_time_runs_out_while_it_waits_for_its_turn_never_left()
    {
        GetscreenOptions settings = null!;
        await using var bed = await Testbed.StartAsync(Answers.Never, options => (settings = options).MaxConcurrentCalls = 1);
        settings.Timeout = TimeSpan.FromMinutes(1);
        var first = bed.Client.Support.CreateAsync(null, default);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);
        settings.Timeout = TimeSpan.FromSeconds(10);
        var waiting = bed.Client.Support.CloseAsync(1, default);

        bed.Time.Advance(TimeSpan.FromSeconds(10));

        var failure = await waiting.Failure();
        Assert.Equal((GetscreenFailure.Timeout, false), (failure.Failure, failure.MayHaveActed));
        Assert.False(first.IsCompleted);
        Assert.Single(bed.Upstream.Requests);
        bed.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.True((await first.Failure()).MayHaveActed);
    }

    private static RequestDelegate Gated(Task gate) => async context =>
    {
        await gate.WaitAsync(context.RequestAborted);
        await Answers.Documented("agents-list")(context);
    };
}
