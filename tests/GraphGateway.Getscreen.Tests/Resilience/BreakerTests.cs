using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Resilience;

public sealed class BreakerTests
{
    [Fact]
    public async Task After_twenty_failures_no_call_leaves_until_the_break_is_over()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(500), options => options.Retries = 0);
        for (var call = 0; call < 20; call++)
            await bed.Client.Agents.ListAsync(default).Failure();

        foreach (var (_, _, call) in DocumentedCalls.All)
        {
            var failure = await call(bed.Client).Failure();
            Assert.Equal((GetscreenFailure.Unavailable, null, false), (failure.Failure, failure.StatusCode, failure.MayHaveActed));
        }

        Assert.Equal(20, bed.Upstream.Requests.Count);
        bed.Upstream.Answer = Answers.Documented("agents-list");
        bed.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Single(await bed.Client.Agents.ListAsync(default));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Refusals_are_no_trouble_of_the_upstream(int status)
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(status), options => options.Retries = 0);

        for (var call = 0; call < 40; call++)
            await bed.Client.Agents.ListAsync(default).Failure();

        Assert.Equal(40, bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task One_accounts_trouble_is_no_others()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(500), options => options.Retries = 0);
        for (var call = 0; call < 25; call++)
            await bed.Client.Agents.ListAsync(default).Failure();

        Assert.Equal(500, (await bed.For("other").Agents.ListAsync(default).Failure()).StatusCode);
    }
}
