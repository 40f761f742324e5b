using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Idempotency;

/// <summary>A repeat that is refused says nothing of the attempt before it, whose outcome is unknown: what that one made is found when it appears.</summary>
public sealed class RefusedRepeatTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task After_a_repeat_that_Getscreen_refused(int status)
    {
        var lost = await LostCreate.SendAsync(_gateway, "k1");

        await LostCreate.RefuseAsync(_gateway, "k1", status);

        await lost.IsFoundAsync("k1", _gateway, _gateway);
    }

    [Fact]
    public async Task After_a_repeat_whose_refused_access_hid_a_plan_that_is_used_up()
    {
        await using var gateway = await Gateway.StartAsync(new() { PlanLimit = 41, SupportConnections = 40 }, new() { ["Getscreen:Retries"] = "0" });
        var lost = await LostCreate.SendAsync(gateway, "k1");

        Assert.Contains("PLAN_LIMIT_REACHED", (await LostCreate.RefuseAsync(gateway, "k1", 403)).GetRawText(), StringComparison.Ordinal);

        await lost.IsFoundAsync("k1", gateway, gateway);
    }

    [Fact]
    public async Task After_several_refusals_one_after_the_other()
    {
        var lost = await LostCreate.SendAsync(_gateway, "k1");

        foreach (var status in new[] { 403, 402, 429, 400, 403 })
            await LostCreate.RefuseAsync(_gateway, "k1", status);

        await lost.IsFoundAsync("k1", _gateway, _gateway);
    }

    [Fact]
    public async Task After_a_repeat_whose_outcome_is_unknown_too_and_that_began_much_later()
    {
        var lost = await LostCreate.SendAsync(_gateway, "k1");

        _gateway.Clock.Advance(TimeSpan.FromMinutes(30));
        await LostCreate.LoseAsync(_gateway, "k1");

        await lost.IsFoundAsync("k1", _gateway, _gateway);
    }

    [Fact]
    public async Task A_refusal_with_no_attempt_before_it_is_the_result_of_its_key()
    {
        var refused = await LostCreate.RefuseAsync(_gateway, "k1", 402);

        Assert.Contains("PLAN_LIMIT_REACHED", refused.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(refused.GetRawText(), (await _gateway.CreateAsync("Ada", "k1")).GetRawText());
        Assert.Equal(1, _gateway.Count("support/create"));
    }
}
