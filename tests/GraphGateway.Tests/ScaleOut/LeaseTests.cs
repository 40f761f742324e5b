using GraphGateway.Idempotency;
using GraphGateway.ScaleOut;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>What one instance at a time may hold.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan _length = TimeSpan.FromMinutes(1);
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync();

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task One_at_a_time_holds_it_until_it_is_given_back()
    {
        await using var first = Of(_gateways.First);
        await using var second = Of(_gateways.Second);

        Assert.Equal((LeaseState.Held, LeaseState.HeldElsewhere, LeaseState.Held), (await first.AcquireAsync(), await second.AcquireAsync(), await first.AcquireAsync()));
        await first.DisposeAsync();
        Assert.Equal((LeaseState.HeldElsewhere, LeaseState.Held), (await first.AcquireAsync(), await second.AcquireAsync()));
    }

    [Fact]
    public async Task Of_many_who_come_at_once_one_gets_it()
    {
        var leases = Enumerable.Range(0, 20).Select(number => Of(number % 2 == 0 ? _gateways.First : _gateways.Second)).ToArray();

        var standings = await Task.WhenAll(leases.Select(lease => lease.AcquireAsync()));

        Assert.Single(standings, LeaseState.Held);
        Assert.DoesNotContain(LeaseState.Unavailable, standings);
        foreach (var lease in leases)
            await lease.DisposeAsync();
    }

    [Fact]
    public async Task What_is_asked_for_just_as_it_is_given_back_is_free_afterwards()
    {
        for (var round = 0; round < 30; round++)
        {
            var given = Of(_gateways.First);
            await given.AcquireAsync();
            var asked = Enumerable.Range(0, 5).Select(_ => given.AcquireAsync()).ToArray();
            await given.DisposeAsync();
            await Task.WhenAll(asked);

            await using var next = Of(_gateways.Second);
            Assert.Equal(LeaseState.Held, await next.AcquireAsync());
        }
    }

    [Fact]
    public async Task Without_Redis_there_are_no_others()
    {
        await using var lease = Of(_gateways.First);
        await _gateways.StopRedisAsync();

        Assert.Equal(LeaseState.Unavailable, await lease.AcquireAsync());
    }

    [Fact]
    public async Task Who_has_lost_it_can_no_longer_put_what_may_be_out_of_date()
    {
        await using var first = Of(_gateways.First);
        await using var second = Of(_gateways.Second);
        await first.AcquireAsync();
        var lost = first.FencingToken;
        await LoseAsync();
        Assert.Equal(LeaseState.Held, await second.AcquireAsync());

        var (results, others) = (Results(_gateways.First), Results(_gateways.Second));
        var key = new StoredResultKey(StoredValueKind.MutationResult, "default", "id");
        await others.StoreAsync(key, [2]);
        Assert.False(await results.StoreAsync(key, [1], StoredResultState.Unknown, lost));
        Assert.False(await results.RemoveAsync(key, lost));

        Assert.Equal([2], (await others.FindAsync(key)).Content);
        Assert.True(await others.RemoveAsync(key, second.FencingToken));
        Assert.Null((await results.FindAsync(key)).Content);
    }

    [Fact]
    public async Task Who_has_it_again_does_not_take_that_for_having_had_it_all_the_time()
    {
        await using var first = Of(_gateways.First);
        await using var second = Of(_gateways.Second);
        await first.AcquireAsync();
        var lost = first.FencingToken;
        Assert.True(await Results(_gateways.First).IsHeldAsync(lost));
        await LoseAsync();
        await second.AcquireAsync();
        await second.DisposeAsync();

        Assert.Equal(LeaseState.Held, await first.AcquireAsync());

        Assert.False(await Results(_gateways.First).IsHeldAsync(lost));
        Assert.True(await Results(_gateways.First).IsHeldAsync(first.FencingToken));
    }

    private static Lease Of(Gateway gateway) => new(gateway.Services.GetRequiredService<RedisConnection>(), "test", "thing", _length);

    private static SharedResultStore Results(Gateway gateway) => gateway.Services.GetRequiredService<SharedResultStore>();

    private async Task LoseAsync() => Assert.True(await _gateways.Redis.DropAsync("graphgateway:test:thing"));
}
