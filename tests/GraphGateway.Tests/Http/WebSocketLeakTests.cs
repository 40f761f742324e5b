using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Http;

/// <summary>What thousands of sockets leave behind. Run while nothing else does, for the memory is that of the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class WebSocketLeakTests
{
    [Fact]
    public async Task Sockets_that_open_subscribe_and_close_leave_nothing_behind()
    {
        const int Count = 2000;
        await using var gateway = await Gateway.StartAsync();
        var watchers = gateway.Services.GetRequiredService<ChangePollerRegistry>();

        // Pools and compiled code of a process that has just begun grow for some rounds.
        for (var round = 0; round < 3; round++)
            await RoundAsync(gateway, Count);
        await Patience.Until(() => watchers.Count == 0);
        var before = Memory(gateway);
        await RoundAsync(gateway, Count);
        await Patience.Until(() => watchers.Count == 0);

        // What the rounds before left warm, this one needs no more of: each socket that stayed would hold some kilobytes. The last ends
        // of connections take a moment yet.
        await Patience.Until(() => Memory(gateway) - before < Count * 500L);
    }

    private static async Task RoundAsync(Gateway gateway, int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(100))
        {
            var clients = await Task.WhenAll(some.Select(_ => SocketClient.ReadyAsync(gateway)));
            await Task.WhenAll(clients.Select(client => client.SubscribeAsync("1", "subscription { agentChanged { kind } }")));
            await Task.WhenAll(clients.Select(async client =>
            {
                await client.CloseAsync();
                await client.DisposeAsync();
            }));
        }
    }

    private static long Memory(Gateway gateway)
    {
        gateway.Forget();
        return LiveMemory.Measure();
    }
}
