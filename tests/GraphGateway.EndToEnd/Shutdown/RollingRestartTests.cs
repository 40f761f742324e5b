using System.Collections.Concurrent;
using System.Net.Http.Json;
using GraphGateway.EndToEnd.Harness;
using GraphGateway.Tests.Harness;

namespace GraphGateway.EndToEnd.Shutdown;

/// <summary>Two gateways behind a proxy are replaced one after the other, while requests flow.</summary>
public sealed class RollingRestartTests
{
    private const int Clients = 8;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly string[] _settings = ["--Shutdown:DrainDelay=00:00:02", "--Sandbox:Latency=00:00:00.050"];

    [Fact]
    public async Task A_rolling_restart_loses_no_request()
    {
        await using var first = await RunningGateway.StartAsync(_settings);
        await using var second = await RunningGateway.StartAsync(_settings);
        await using var proxy = await RoundRobinProxy.StartAsync(first.Address, second.Address);
        await Patience.Until(() => proxy.Uses(first.Address) && proxy.Uses(second.Address));
        using var enough = new CancellationTokenSource();
        var statuses = new ConcurrentBag<int>();
        var load = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => LoadAsync(proxy.Address, statuses, enough.Token)));

        await using var third = await RunningGateway.StartAsync(_settings);
        await ReplaceAsync(proxy, first, with: third, beside: second);
        await using var fourth = await RunningGateway.StartAsync(_settings);
        await ReplaceAsync(proxy, second, with: fourth, beside: third);
        var before = statuses.Count;
        await Patience.Until(() => statuses.Count > before + 10 * Clients);
        await enough.CancelAsync();
        await load;

        Assert.All(statuses, status => Assert.Equal(200, status));
        Assert.InRange(statuses.Count, 100, 1_000_000);
    }

    private static async Task ReplaceAsync(RoundRobinProxy proxy, RunningGateway old, RunningGateway with, RunningGateway beside)
    {
        proxy.Send(old.Address, beside.Address, with.Address);
        await Patience.Until(() => proxy.Uses(with.Address));
        await old.SignalAsync("TERM");
        Assert.Equal(0, await old.ExitAsync(_limit));
        Assert.False(proxy.Uses(old.Address));
        proxy.Send(beside.Address, with.Address);
    }

    private static async Task LoadAsync(Uri address, ConcurrentBag<int> statuses, CancellationToken enough)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!enough.IsCancellationRequested)
        {
            using var response = await http.PostAsJsonAsync("graphql", new { query = "{ agents(first: 1) { totalCount } }" }, CancellationToken.None);
            statuses.Add((int)response.StatusCode);
        }
    }
}
