using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class FailureTests
{
    [Theory]
    [InlineData(300, GetscreenFailure.Redirected, true)]
    [InlineData(301, GetscreenFailure.Redirected, false)]
    [InlineData(302, GetscreenFailure.Redirected, true)]
    [InlineData(303, GetscreenFailure.Redirected, true)]
    [InlineData(307, GetscreenFailure.Redirected, false)]
    [InlineData(308, GetscreenFailure.Redirected, false)]
    [InlineData(400, GetscreenFailure.Rejected, false)]
    [InlineData(401, GetscreenFailure.Forbidden, false)]
    [InlineData(402, GetscreenFailure.PlanLimitReached, false)]
    [InlineData(403, GetscreenFailure.Forbidden, false)]
    [InlineData(404, GetscreenFailure.NotFound, false)]
    [InlineData(408, GetscreenFailure.Timeout, true)]
    [InlineData(409, GetscreenFailure.Rejected, false)]
    [InlineData(429, GetscreenFailure.RateLimited, false)]
    [InlineData(500, GetscreenFailure.Unavailable, true)]
    [InlineData(503, GetscreenFailure.Unavailable, true)]
    public async Task A_status_has_one_meaning_for_every_method(int status, GetscreenFailure expected, bool mayHaveActed)
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(status, retryAfter: 7), options => options.Retries = 0);

        foreach (var (method, path, call) in DocumentedCalls.All.Where(call => (status, call.Path) is not (404, "support/info")))
        {
            var failure = await call(bed.Client).Failure();

            Assert.Equal((expected, method, path), (failure.Failure, failure.Method.Method, failure.Path));
            Assert.Equal((status, mayHaveActed), (failure.StatusCode, failure.MayHaveActed));
            Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
            Assert.Null(failure.Mismatch);
            Assert.Null(failure.InnerException);
        }
    }

    [Fact]
    public async Task A_refused_connection_is_unavailable_and_nothing_can_have_happened()
    {
        await using var bed = await Testbed.StartAsync(Answers.Never, options => options.Retries = 0);
        Uri gone;
        await using (var other = await Upstream.StartAsync(Answers.Never))
            gone = other.Address;

        foreach (var (_, _, call) in DocumentedCalls.All)
        {
            var failure = await call(bed.For("gone", gone)).Failure();

            Assert.Equal((GetscreenFailure.Unavailable, null, false), (failure.Failure, failure.StatusCode, failure.MayHaveActed));
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_is_unavailable_and_something_may_have_happened()
    {
        await using var bed = await Testbed.StartAsync(Answers.Abort, options => options.Retries = 0);

        var failure = await bed.Client.Agents.ConnectAsync(1, default).Failure();

        Assert.Equal((GetscreenFailure.Unavailable, null, true), (failure.Failure, failure.StatusCode, failure.MayHaveActed));
    }

    [Theory]
    [InlineData("https://user:pw@www.example:8443/login?apikey=key-5f2a77c1d0", "https://www.example:8443")]
    [InlineData("//moved.example/v2/agents/list?apikey=key-5f2a77c1d0#key-5f2a77c1d0", "http://moved.example")]
    [InlineData("http://[", "no address")]
    public async Task A_redirect_is_logged_with_its_host_and_the_setting_to_change(string location, string expected)
    {
        using var everything = new Everything();
        await using var bed = await Testbed.StartAsync(
            context =>
            {
                context.Response.StatusCode = 301;
                context.Response.Headers.Location = location;
                return Task.CompletedTask;
            },
            logs: everything);

        var failure = await bed.Client.Agents.ListAsync(default).Failure();

        Assert.Equal(GetscreenFailure.Redirected, failure.Failure);
        Assert.Single(bed.Upstream.Requests);
        Assert.Contains(everything.Texts, text => text.Contains($"status 301 to {expected}. Set Getscreen:BaseAddress", StringComparison.Ordinal));
        Assert.DoesNotContain(everything.Texts, text => text.Contains(Testbed.Key, StringComparison.Ordinal) || text.Contains("user:pw", StringComparison.Ordinal));
    }
}
