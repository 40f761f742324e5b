using GraphGateway.Sandbox;
using GraphGateway.ScaleOut;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>Two instances in front of one sandbox, with a Redis between them.</summary>
internal sealed class TwoGateways : IAsyncDisposable
{
    private bool _secondIsGone;

    private TwoGateways(Redis redis, Gateway first, Gateway second) => (Redis, First, Second) = (redis, first, second);

    public Redis Redis { get; }

    public Gateway First { get; }

    public Gateway Second { get; }

    public static async Task<TwoGateways> StartAsync(SandboxOptions? world = null, params (string Key, string Value)[] settings)
    {
        var redis = new Redis();
        var first = await Gateway.StartAsync(world, redis.Settings(settings));
        return new(redis, first, await first.StartAnotherAsync(redis.Settings(settings)));
    }

    /// <summary>Stops Redis; each instance has noticed it when this ends.</summary>
    public Task StopRedisAsync()
    {
        Redis.Stop();
        return Patience.Until(() => !IsConnected(First) && !IsConnected(Second));
    }

    /// <summary>Starts Redis again, empty; each instance has noticed it when this ends.</summary>
    public Task StartRedisAsync()
    {
        Redis.Start();
        return Patience.Until(() => IsConnected(First) && IsConnected(Second));
    }

    public async Task EndSecondAsync()
    {
        _secondIsGone = true;
        await Second.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_secondIsGone)
            await Second.DisposeAsync();
        await First.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private static bool IsConnected(Gateway gateway) => gateway.Services.GetRequiredService<RedisConnection>().IsConnected;
}
