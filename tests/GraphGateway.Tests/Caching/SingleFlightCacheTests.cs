using System.Globalization;
using GraphGateway.Caching;
using GraphGateway.Getscreen;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Caching;

/// <summary>The cache by itself.</summary>
public sealed class SingleFlightCacheTests : IAsyncLifetime
{
    private static readonly GetscreenAccount _account = new("account", new("http://127.0.0.1:9/"), "key");
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync(("Caching:MaxDataBytes", "1000000"));

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task However_many_keys_are_read_only_so_many_bytes_are_kept()
    {
        var method = Method((number, _) => Task.FromResult(new int[10]), _ => 9_000);
        var reads = Reads();

        for (var i = 0; i < 20_000; i++)
            await reads.ReadAsync(method, i, CancellationToken.None);

        Assert.InRange(Kept(20_000), 90, 111);
        Assert.Equal(0, _gateway.Cache.Waiting);

        int Kept(int keys) => Enumerable.Range(0, keys).Count(number => _gateway.Cache.Find<int[]>(method.KeyOf(_account, number)) is not null);
    }

    [Fact]
    public async Task What_is_larger_than_all_the_room_is_read_each_time()
    {
        var calls = 0;
        var method = Method((_, _) => Task.FromResult(++calls), _ => 1_000_001);

        Assert.Equal(1, await Reads().ReadAsync(method, 0, CancellationToken.None));
        Assert.Equal(2, await Reads().ReadAsync(method, 0, CancellationToken.None));
    }

    [Fact]
    public async Task A_hit_is_there_at_once_and_is_the_same_each_time()
    {
        var method = Method((number, _) => Task.FromResult(number), _ => 1);
        await Reads().ReadAsync(method, 7, CancellationToken.None);

        var first = Reads().ReadAsync(method, 7, CancellationToken.None);

        Assert.True(first.IsCompletedSuccessfully);
        Assert.Same(first, Reads().ReadAsync(method, 7, CancellationToken.None));
    }

    [Fact]
    public async Task Each_reading_has_another_version_and_is_told()
    {
        var method = Method((number, _) => Task.FromResult(number), _ => 1);
        var (one, other, anew) = (new ResponseDependencies(), new ResponseDependencies(), new ResponseDependencies());

        await Reads(one).ReadAsync(method, 7, CancellationToken.None);
        await Reads(other).ReadAsync(method, 7, CancellationToken.None);
        await Reads(anew).ReadFreshAsync(method, 7, CancellationToken.None);

        Assert.Same(Assert.Single(one.Kept!.Value.Entries), Assert.Single(other.Kept!.Value.Entries));
        Assert.NotEqual(Assert.Single(one.Kept.Value.Entries).Version, Assert.Single(anew.Kept!.Value.Entries).Version);
        Assert.Equal((true, false), (Assert.Single(one.Kept.Value.Entries).IsSuperseded, Assert.Single(anew.Kept.Value.Entries).IsSuperseded));
        Assert.Equal(TimeSpan.FromSeconds(5), anew.FreshnessAt(_gateway.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Who_comes_just_after_a_landing_takes_what_it_brought_while_that_is_fresh()
    {
        var calls = 0;
        var method = Method((_, _) => Task.FromResult(++calls), _ => 1);
        await Reads().ReadAsync(method, 7, CancellationToken.None);

        Assert.Equal(1, await BoardAsync());
        _gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, await BoardAsync());
        Assert.Equal(3, await Reads().ReadFreshAsync(method, 7, CancellationToken.None));
        Assert.Equal(0, _gateway.Cache.Waiting);

        // As one who looked before the landing, and found nothing.
        async Task<int> BoardAsync() =>
            (await _gateway.Cache.ReadAsync(new UpstreamRead<int, int>(method, _account, 7), SingleFlightCache.AnyTime, () => null, flow: null, CancellationToken.None)).Entry.Value;
    }

    [Fact]
    public async Task A_flight_belongs_to_nobody()
    {
        var local = new AsyncLocal<string> { Value = "a request's" };
        var method = Method((_, _) => Task.FromResult(local.Value), _ => 1);

        Assert.Null(await Reads().ReadAsync(method, 0, CancellationToken.None));
    }

    [Fact]
    public async Task Readers_that_come_and_go_leave_nothing_behind()
    {
        var random = new Random(5);
        var method = Method(async (number, token) =>
        {
            await Task.Delay(1, token);
            return number;
        }, _ => 1);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
        {
            using var leaving = new CancellationTokenSource(random.Next(0, 3));
            try
            {
                Assert.Equal(number % 7, await Reads().ReadFreshAsync(method, number % 7, leaving.Token));
            }
            catch (OperationCanceledException)
            {
                Assert.True(leaving.IsCancellationRequested);
            }
        }));

        Assert.Equal(0, _gateway.Cache.Waiting);
        for (var number = 0; number < 7; number++)
            Assert.Equal(number, await Reads().ReadAsync(method, number, CancellationToken.None));
    }

    private static CachedMethod<int, T> Method<T>(Func<int, CancellationToken, Task<T>> call, Func<T, long> size) => new(
        "test", _ => TimeSpan.FromSeconds(5), number => number.ToString(CultureInfo.InvariantCulture), (_, number, cancellationToken) => call(number, cancellationToken), size);

    private CacheReader Reads(ResponseDependencies? used = null) =>
        _gateway.Cache.CreateReader(_account, _gateway.Services.GetRequiredService<GetscreenClientFactory>().For(_account), used: used);
}
