using System.Net;
using System.Net.Http.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>A rate limit's window ends at all instances when it ends at the one that began it.</summary>
public sealed class SharedRateLimitWindowEndTests : IAsyncLifetime
{
    private const int Limit = 4;
    private static readonly TimeSpan _window = TimeSpan.FromHours(1);
    private static readonly TimeSpan _rest = TimeSpan.FromMinutes(10);
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() =>
        _gateways = await TwoGateways.StartAsync(settings: [("Security:RateLimit:PermitLimit", $"{Limit}"), ("Security:RateLimit:Window", $"{_window}")]);

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task An_instance_that_joins_late_rejects_no_longer_than_the_rest_of_the_window()
    {
        await SendAsync(_gateways.First, Limit);
        await PassMostOfTheWindowAsync(counted: Limit);

        TimeSpan? rejected = null;
        await Patience.Until(async () => (rejected = await RejectedForAsync(_gateways.Second)) is not null);

        Assert.InRange(rejected!.Value, _rest - TimeSpan.FromMinutes(5), _rest);
        _gateways.First.Clock.Advance(_rest);
        Assert.Null(await RejectedForAsync(_gateways.Second));
    }

    [Fact]
    public async Task Requests_do_not_make_the_window_longer()
    {
        await SendAsync(_gateways.First, Limit - 2);
        await PassMostOfTheWindowAsync(counted: Limit - 2);

        await SendAsync(_gateways.First, 1);
        await CountedAsync(Limit - 1);
        // What Redis counted is known by now, or with the next request.
        await SendAsync(_gateways.First, 1);
        await CountedAsync(Limit);

        Assert.InRange((await RejectedForAsync(_gateways.First))!.Value, _rest - TimeSpan.FromMinutes(5), _rest);
        Assert.InRange((await _gateways.Redis.LifetimeAsync(await KeyAsync()))!.Value, TimeSpan.Zero, _rest);
    }

    // Redis runs by the real time, the instances by that of the test.
    private async Task PassMostOfTheWindowAsync(int counted)
    {
        await CountedAsync(counted);
        await Patience.Until(async () => await _gateways.Redis.LifetimeAsync(await KeyAsync()) is not null);
        await _gateways.Redis.ExpireAsync(await KeyAsync(), _rest);
        _gateways.First.Clock.Advance(_window - _rest);
    }

    private Task CountedAsync(int requests) => Patience.Until(async () => (await _gateways.Redis.ContentAsync()).Any(entry => IsWindow(entry.Key) && entry.Value == $"{requests}"));

    private async Task<string> KeyAsync() => (await _gateways.Redis.ContentAsync()).Keys.Single(IsWindow);

    private static bool IsWindow(string key) => key.StartsWith("graphgateway:rate:", StringComparison.Ordinal);

    private static async Task SendAsync(Gateway gateway, int requests)
    {
        for (var request = 0; request < requests; request++)
            Assert.Null(await RejectedForAsync(gateway));
    }

    private static async Task<TimeSpan?> RejectedForAsync(Gateway gateway)
    {
        using var response = await gateway.Http.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });
        return response.StatusCode is HttpStatusCode.TooManyRequests ? response.Headers.RetryAfter!.Delta : null;
    }
}
