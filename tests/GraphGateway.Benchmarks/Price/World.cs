using GraphGateway.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Benchmarks.Price;

/// <summary>The sandbox's default world at a fixed time: the same one each time it is started.</summary>
internal static class World
{
    public static async Task<(SandboxServer Server, TimeProvider Clock)> StartAsync()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        return (await SandboxServer.StartAsync(new(), clock, CancellationToken.None), clock);
    }
}
