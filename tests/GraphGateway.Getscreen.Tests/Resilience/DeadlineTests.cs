using GraphGateway.Getscreen.Tests.Harness;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Getscreen.Tests.Resilience;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public async Task A_call_ends_at_its_deadline_however_slow_its_attempts(int attemptSeconds)
    {
        await using var bed = await Testbed.StartAsync(Answers.Never, options => (options.Retries, options.AttemptTimeout) = (10, TimeSpan.FromSeconds(attemptSeconds)));
        var started = bed.Time.GetUtcNow();

        var running = bed.Client.Agents.ListAsync(default);
        await bed.Time.AdvanceUntilEnded(running, TimeSpan.FromMilliseconds(100));

        Assert.Equal((GetscreenFailure.Timeout, true), await Outcome(running));
        Assert.True(bed.Time.GetUtcNow() - started >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_post_has_the_whole_deadline_for_its_one_attempt()
    {
        await using var bed = await Testbed.StartAsync(Answers.Never);
        var running = bed.Client.Support.CreateAsync(null, default);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);

        bed.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(running.IsCompleted);
        bed.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal((GetscreenFailure.Timeout, true), await Outcome(running));
        Assert.Single(bed.Upstream.Requests);
    }

    [Fact]
    public async Task A_body_that_never_ends_ends_at_the_deadline()
    {
        await using var bed = await Testbed.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"data":[""", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Answers.Never(context);
        });

        var running = bed.Client.Agents.ListAsync(default);
        await Patience.Until(() => bed.Upstream.Requests.Count == 1);
        await bed.Time.AdvanceUntilEnded(running, TimeSpan.FromMilliseconds(100));

        Assert.Equal((GetscreenFailure.Timeout, true), await Outcome(running));
    }

    private static async Task<(GetscreenFailure Failure, bool MayHaveActed)> Outcome(Task call)
    {
        var failure = await call.Failure();
        return (failure.Failure, failure.MayHaveActed);
    }
}
