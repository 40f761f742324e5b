using System.Net;
using System.Net.Http.Json;
using GraphGateway.ScaleOut;
using GraphGateway.Security;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Security;

/// <summary>Each caller may ask so often within a window, and strangers count for their address.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_caller_that_asks_too_often_waits_for_the_window_and_others_do_not()
    {
        await using var gateway = await StartAsync();
        for (var request = 0; request < 3; request++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "sandbox-key"));
        gateway.Clock.Advance(TimeSpan.FromSeconds(20.5));

        using var refused = await SendAsync(gateway, "sandbox-key");

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(40)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        Assert.Contains("""{"code":"RATE_LIMITED","retryAfter":40}""", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "another-key"));
        gateway.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "sandbox-key"));
    }

    [Fact]
    public async Task An_address_without_right_credentials_waits_too_and_those_who_have_them_do_not()
    {
        await using var gateway = await StartAsync();
        for (var request = 0; request < 3; request++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, key: null));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, key: null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "sandbox-key"));

        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, key: null));
    }

    [Fact]
    public async Task An_address_cannot_try_out_keys_without_end_and_those_that_are_known_do_not_wait()
    {
        await using var gateway = await StartAsync();

        var statuses = new List<HttpStatusCode>();
        foreach (var key in new[] { "sandbox-key", "a", "b", "c", "sandbox-key", "d" })
            statuses.Add(await StatusAsync(gateway, key));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("Production", false, null, 600)]
    [InlineData("Production", true, null, null)]
    [InlineData("Development", false, null, null)]
    [InlineData("Development", true, 5, 5)]
    public void There_is_a_limit_of_600_where_strangers_can_call_unless_another_is_set(string environment, bool allowAnonymous, int? set, int? expected)
    {
        var limit = Limit(new(), environment, allowAnonymous, set);

        var passed = Enumerable.Range(0, 1_000).TakeWhile(_ => limit.Count("a") is null).Count();

        Assert.Equal(expected ?? 1_000, passed);
    }

    [Fact]
    public void Callers_who_have_gone_are_forgotten()
    {
        var clock = new FakeTimeProvider();
        var limit = Limit(clock, Environments.Production, allowAnonymous: false, set: 2);
        for (var caller = 0; caller < 10_000; caller++)
            limit.Count($"address:{caller}");
        Assert.Equal(10_000, limit.Remembered);

        clock.Advance(TimeSpan.FromMinutes(1));
        limit.Count("address:1");

        Assert.Equal(1, limit.Remembered);
    }

    [Fact]
    public void Of_requests_side_by_side_only_as_many_as_are_allowed_pass()
    {
        var limit = Limit(new(), Environments.Production, allowAnonymous: false, set: 100);
        var passed = 0;

        Parallel.For(0, 1_000, _ => Interlocked.Add(ref passed, limit.Count("a") is null ? 1 : 0));

        Assert.Equal(100, passed);
    }

    private static RateLimit Limit(FakeTimeProvider clock, string environment, bool allowAnonymous, int? set) => new(
        Options.Create(new RateLimitOptions { PermitLimit = set }),
        Options.Create(new SecurityOptions { AllowAnonymous = allowAnonymous }),
        new HostingEnvironment { EnvironmentName = environment },
        new SharedWindows(new RedisConnection(new ConfigurationBuilder().Build(), Options.Create(new ScaleOutOptions()), NullLogger<RedisConnection>.Instance), Options.Create(new RateLimitOptions())),
        clock);

    private static Task<Gateway> StartAsync() => Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Security:RateLimit:PermitLimit"] = "3" });

    private static async Task<HttpStatusCode> StatusAsync(Gateway gateway, string? key)
    {
        using var response = await SendAsync(gateway, key);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(Gateway gateway, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        return await gateway.Http.SendAsync(request);
    }
}
