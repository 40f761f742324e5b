using GraphGateway.Idempotency;
using GraphGateway.ScaleOut;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>The share that each account has of the results in Redis.</summary>
public sealed class SharedResultIndexTests : IAsyncLifetime
{
    private const string Results = "graphgateway:result:";
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync(
        settings: [.. TwoAccounts.Settings(("Idempotency:MaxEntriesPerAccount", "10"), ("Getscreen:Retries", "0")).Select(setting => (setting.Key, setting.Value))]);

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task An_account_evicts_its_own_oldest_results_and_no_others()
    {
        var kept = (await _gateways.First.ConnectAsync("1001", "k", TwoAccounts.Berlin)).Link();
        var links = new List<string>();
        for (var number = 0; number < 25; number++)
            links.Add((await _gateways.First.ConnectAsync("1001", $"k{number}", TwoAccounts.Default)).Link());

        Assert.Equal(1 + 10, await ResultsAsync());
        Assert.Equal(kept, (await _gateways.Second.ConnectAsync("1001", "k", TwoAccounts.Berlin)).Link());
        Assert.Equal(links[24], (await _gateways.Second.ConnectAsync("1001", "k24", TwoAccounts.Default)).Link());
        Assert.NotEqual(links[0], (await _gateways.Second.ConnectAsync("1001", "k0", TwoAccounts.Default)).Link());
    }

    [Fact]
    public async Task The_index_expires_and_a_dropped_result_leaves_it()
    {
        await _gateways.First.ConnectAsync("1001", "k", TwoAccounts.Default);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_gateways.Redis.Connection);
        var index = "graphgateway:result-index:default";
        Assert.Equal(1, await connection.GetDatabase().SortedSetLengthAsync(index));
        Assert.InRange((await connection.GetDatabase().KeyTimeToLiveAsync(index))!.Value, TimeSpan.FromHours(24), TimeSpan.FromHours(48));

        _gateways.First.Sandbox.Faults.Fail("support/create", GraphGateway.Sandbox.FaultInjection.Fault.Of(429));
        await _gateways.First.CreateAsync("Ada", "k", TwoAccounts.Default);

        Assert.Equal((1, 1), (await connection.GetDatabase().SortedSetLengthAsync(index), await ResultsAsync()));
    }

    [Fact]
    public async Task An_unknown_outcome_goes_after_all_that_is_settled()
    {
        var results = _gateways.First.Services.GetRequiredService<SharedResultStore>();
        StoredResultKey Key(string id) => new(StoredValueKind.MutationResult, "default", id);
        await using var claim = new Lease(_gateways.First.Services.GetRequiredService<RedisConnection>(), "claim", "unknown", TimeSpan.FromMinutes(1));
        await claim.AcquireAsync();
        Assert.True(await results.StoreAsync(Key("unknown"), [1], StoredResultState.Unknown, claim.FencingToken));
        Assert.True(await results.StoreAsync(Key("in flight"), [1], StoredResultState.InFlight, claim.FencingToken));
        foreach (var number in Enumerable.Range(0, 20))
            await results.StoreAsync(Key($"{number}"), [1]);

        var others = _gateways.Second.Services.GetRequiredService<SharedResultStore>();
        Assert.NotNull((await others.FindAsync(Key("unknown"))).Content);
        Assert.NotNull((await others.FindAsync(Key("in flight"))).Content);
        Assert.Null((await others.FindAsync(Key("10"))).Content);
        Assert.NotNull((await others.FindAsync(Key("11"))).Content);
    }

    [Fact]
    public async Task After_Redis_has_lost_everything_the_share_holds_again()
    {
        for (var number = 0; number < 15; number++)
            await _gateways.First.ConnectAsync("1001", $"k{number}", TwoAccounts.Default);
        await _gateways.StopRedisAsync();
        await _gateways.StartRedisAsync();
        await Patience.Until(async () => await ResultsAsync() == 10);

        await _gateways.First.ConnectAsync("1001", "another", TwoAccounts.Default);

        Assert.Equal(10, await ResultsAsync());
    }

    [Fact]
    public async Task Keys_that_open_nothing_leave_nothing_in_Redis()
    {
        await using var gateways = await TwoGateways.StartAsync(settings: [("Getscreen:ApiKey", ""), ("Security:AllowAnonymous", "false"), ("Getscreen:Retries", "0")]);

        await gateways.First.CreateAsync("Ada", "k", ("X-Api-Key", "a-key-that-opens-nothing"));
        await gateways.First.ConnectAsync("1001", "k", ("X-Api-Key", "a-key-that-opens-nothing"));

        Assert.DoesNotContain((await gateways.Redis.ContentAsync()).Keys, key => key.Contains("result", StringComparison.Ordinal) || key.Contains("claim", StringComparison.Ordinal));
    }

    private async Task<int> ResultsAsync() => (await _gateways.Redis.ContentAsync()).Keys.Count(key => key.StartsWith(Results, StringComparison.Ordinal));
}
