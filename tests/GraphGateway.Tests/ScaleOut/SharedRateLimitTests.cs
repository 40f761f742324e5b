using System.Net;
using System.Net.Http.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>How often a caller may ask all instances together.</summary>
public sealed class SharedRateLimitTests : IAsyncLifetime
{
    private const int Limit = 5;
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync(settings: ("Security:RateLimit:PermitLimit", $"{Limit}"));

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task A_caller_that_asks_both_instances_gets_no_more_than_one_that_asks_one()
    {
        for (var request = 0; request < Limit; request++)
            Assert.Equal(HttpStatusCode.OK, await AskAsync(_gateways.First));
        await Patience.Until(() => _gateways.Redis.ContentAsync().GetAwaiter().GetResult().Any(entry => entry.Key.StartsWith("graphgateway:rate:", StringComparison.Ordinal) && entry.Value == $"{Limit}"));

        // The first is let pass by an instance that knows of none, and tells it of the others.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(_gateways.Second));
        await Patience.Until(() => AskAsync(_gateways.Second).GetAwaiter().GetResult() is HttpStatusCode.TooManyRequests);

        _gateways.First.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(_gateways.First));
    }

    [Fact]
    public async Task Without_Redis_each_counts_for_itself()
    {
        await _gateways.StopRedisAsync();

        foreach (var gateway in new[] { _gateways.First, _gateways.Second })
        {
            for (var request = 0; request < Limit; request++)
                Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway));
            Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(gateway));
        }
    }

    private static async Task<HttpStatusCode> AskAsync(Gateway gateway)
    {
        using var response = await gateway.Http.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });
        return response.StatusCode;
    }
}
