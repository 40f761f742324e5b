using GraphGateway.Tests.Idempotency;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>A repeat that another instance sends and that is refused does not make the instances forget the first attempt, whose outcome is unknown.</summary>
public sealed class SharedRejectionTests : IAsyncLifetime
{
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync(settings: ("Getscreen:Retries", "0"));

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Theory]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task What_the_first_attempt_made_is_found_by_each_instance(int status)
    {
        var lost = await LostCreate.SendAsync(_gateways.First, "k1");

        await LostCreate.RefuseAsync(_gateways.Second, "k1", status);

        await lost.IsFoundAsync("k1", _gateways.Second, _gateways.First);
    }

    [Fact]
    public async Task It_is_found_after_a_second_attempt_with_an_unknown_outcome_that_began_much_later()
    {
        var lost = await LostCreate.SendAsync(_gateways.First, "k1");

        _gateways.First.Clock.Advance(TimeSpan.FromMinutes(30));
        await LostCreate.LoseAsync(_gateways.Second, "k1");

        await lost.IsFoundAsync("k1", _gateways.Second, _gateways.First);
    }
}
