using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Resilience;

public sealed class RetryTests
{
    [Theory]
    [InlineData(0, 500)]
    [InlineData(1, 503)]
    [InlineData(3, 429)]
    [InlineData(2, 408)]
    public async Task A_get_is_tried_again_exactly_as_often_as_told(int retries, int status)
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(status), Patient(retries));

        foreach (var (_, _, call) in DocumentedCalls.All.Where(call => call.Method == "GET"))
        {
            var before = bed.Upstream.Requests.Count;
            var running = call(bed.Client);
            await bed.Time.AdvanceUntilEnded(running);
            Assert.Equal(status, (await running.Failure()).StatusCode);
            Assert.Equal(1 + retries, bed.Upstream.Requests.Count - before);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_is_not_tried_again(int status)
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(status), Patient(5));

        await bed.Client.Agents.ListAsync(default).Failure();

        Assert.Single(bed.Upstream.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(null)]
    public async Task A_post_is_never_tried_again(int? status)
    {
        await using var bed = await Testbed.StartAsync(status is { } code ? Answers.Status(code, 0) : Answers.Abort, Patient(5));

        foreach (var (_, _, call) in DocumentedCalls.All.Where(call => call.Method == "POST"))
        {
            var before = bed.Upstream.Requests.Count;
            await call(bed.Client).Failure();
            Assert.Equal(1, bed.Upstream.Requests.Count - before);
        }
    }

    [Fact]
    public async Task A_get_that_succeeds_at_last_succeeds()
    {
        await using var bed = await Testbed.StartAsync(
            Answers.InTurn(Answers.Status(500), Answers.Abort, Answers.Status(429), Answers.Documented("agents-list")), Patient(3));

        var running = bed.Client.Agents.ListAsync(default);
        await bed.Time.AdvanceUntilEnded(running);

        Assert.Single(await running);
        Assert.Equal(4, bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task A_wait_that_the_upstream_asks_for_is_kept()
    {
        await using var bed = await Testbed.StartAsync(Answers.InTurn(Answers.Status(429, 30), Answers.Documented("agents-list")), Patient(2));
        var started = bed.Time.GetUtcNow();

        var running = bed.Client.Agents.ListAsync(default);
        await bed.Time.AdvanceUntilEnded(running, TimeSpan.FromMilliseconds(200));

        Assert.Single(await running);
        Assert.InRange(bed.Time.GetUtcNow() - started, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
        Assert.Equal(2, bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_given_up_at_once()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(503, 3600), Patient(2));

        var failure = await bed.Client.Agents.ListAsync(default).Failure();

        Assert.Equal((GetscreenFailure.Unavailable, TimeSpan.FromHours(1)), (failure.Failure, failure.RetryAfter!.Value));
        Assert.Single(bed.Upstream.Requests);
    }

    // The clock moves while real bytes travel, so only the delays under test may be short.
    private static Action<GetscreenOptions> Patient(int retries) => options =>
        (options.Retries, options.Timeout, options.AttemptTimeout) = (retries, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
}
