using GraphGateway.Idempotency;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.ScaleOut;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>A mutation with a key, and its repeat at another instance.</summary>
public sealed class SharedResultStoreTests : IAsyncLifetime
{
    private static readonly StoredResultKey _key = new(StoredValueKind.MutationResult, "default", "id");
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync(settings: ("Getscreen:Retries", "0"));

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task A_repeat_at_another_instance_gets_the_first_result()
    {
        var first = await _gateways.First.CreateAsync("Ada", "k1");
        var repeat = await _gateways.Second.CreateAsync("Ada", "k1");

        Assert.Equal(first.Made().GetRawText(), repeat.Made().GetRawText());
        Assert.Equal("BAD_USER_INPUT", (await _gateways.Second.CreateAsync("Bob", "k1")).Code());
        Assert.Equal(1, Creates());
    }

    [Fact]
    public async Task Repeats_side_by_side_at_all_instances_are_carried_out_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? _gateways.First : _gateways.Second).CreateAsync("Ada", "k1")));

        Assert.Single(answers.Select(answer => answer.Made().GetRawText()).Distinct());
        Assert.Equal(1, Creates());
    }

    [Fact]
    public async Task A_repeat_waits_for_the_instance_that_carries_it_out()
    {
        _gateways.First.Sandbox.Faults.Block("agents/connect");
        var first = _gateways.First.ConnectAsync("1001", "k1");
        await Patience.Until(() => _gateways.First.Sandbox.Faults.BlockedCount("agents/connect") == 1);
        var repeat = _gateways.Second.ConnectAsync("1001", "k1");
        await Task.WhenAny(repeat, Task.Delay(TimeSpan.FromSeconds(1)));
        Assert.Equal(1, _gateways.First.Sandbox.Faults.BlockedCount("agents/connect"));
        _gateways.First.Sandbox.Faults.Release("agents/connect");

        Assert.Equal((await first).Link(), (await repeat).Link());
        Assert.Equal(1, _gateways.First.Count("agents/connect"));
    }

    [Fact]
    public async Task An_unknown_outcome_is_looked_into_by_another_instance()
    {
        _gateways.First.Sandbox.Faults.Fail("support/create", Fault.Lost, times: 1);
        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await _gateways.First.CreateAsync("Ada", "k1")).Code());

        var found = await _gateways.Second.CreateAsync("Ada", "k1");

        Assert.Equal(found.Made().GetRawText(), (await _gateways.First.CreateAsync("Ada", "k1")).Made().GetRawText());
        Assert.Equal(1, Creates());
    }

    [Fact]
    public async Task Without_Redis_each_goes_on_alone_and_what_was_kept_is_there_when_it_is_back()
    {
        var before = await _gateways.First.CreateAsync("Before", "k1");
        await _gateways.StopRedisAsync();
        var meanwhile = await _gateways.First.CreateAsync("Meanwhile", "k2");
        Assert.Equal(meanwhile.Made().GetRawText(), (await _gateways.First.CreateAsync("Meanwhile", "k2")).Made().GetRawText());

        // It lost all that it had, and is used at once.
        await _gateways.StartRedisAsync();
        var repeats = await Task.WhenAll(_gateways.Second.CreateAsync("Before", "k1"), _gateways.Second.CreateAsync("Meanwhile", "k2"));

        Assert.Equal([before.Made().GetRawText(), meanwhile.Made().GetRawText()], repeats.Select(repeat => repeat.Made().GetRawText()));
        Assert.Equal(2, Creates());
    }

    [Fact]
    public async Task A_Redis_that_lost_all_is_brought_what_is_certain_before_what_is_not()
    {
        var (first, second) = (Results(_gateways.First), Results(_gateways.Second));
        await using (var claim = new Lease(_gateways.First.Services.GetRequiredService<RedisConnection>(), "claim", "id", TimeSpan.FromMinutes(1)))
        {
            await claim.AcquireAsync();
            Assert.True(await first.StoreAsync(_key, [1], StoredResultState.Unknown, claim.FencingToken));
        }

        await second.StoreAsync(_key, [2]);
        await _gateways.StopRedisAsync();
        await _gateways.StartRedisAsync();

        await Patience.Until(async () => (await first.FindAsync(_key)).Content is [2]);
        await Patience.Until(() => Brought(_gateways.First) && Brought(_gateways.Second));
        Assert.Equal([2], (await first.FindAsync(_key)).Content);
    }

    [Fact]
    public async Task Redis_has_neither_links_nor_keys_in_the_clear()
    {
        var made = (await _gateways.First.CreateAsync("Ada Lovelace", "my-own-key")).Made();
        await _gateways.First.ConnectAsync("1001", "my-other-key");

        var content = string.Concat((await _gateways.Redis.ContentAsync()).Select(entry => $"{entry.Key} {entry.Value}\n"));

        Assert.Contains("graphgateway:result:", content, StringComparison.Ordinal);
        foreach (var secret in new[] { made.GetProperty("connectUrl").GetString()!, made.GetProperty("inviteCode").GetString()!, "Lovelace", "https://", "my-own-key", "my-other-key", _gateways.First.Sandbox.ApiKey, Redis.EncryptionKey })
            Assert.DoesNotContain(secret, content, StringComparison.Ordinal);
    }

    private static SharedResultStore Results(Gateway gateway) => gateway.Services.GetRequiredService<SharedResultStore>();

    private static bool Brought(Gateway gateway) => gateway.Log.Text.Contains("stored results to Redis", StringComparison.Ordinal);

    private int Creates() => _gateways.First.Count("support/create");
}
