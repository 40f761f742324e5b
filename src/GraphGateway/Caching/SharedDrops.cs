using System.Text.Json;
using GraphGateway.ScaleOut;

namespace GraphGateway.Caching;

/// <summary>Has the instances forget together what a mutation may have changed. Keys hold names of accounts, methods and numbers, no secrets.</summary>
internal sealed class SharedDrops(RedisConnection redis, UpstreamCache cache) : IHostedService
{
    private const string Channel = "drop";

    private readonly string _instance = Guid.NewGuid().ToString("N");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.Hear(Channel, Heard);
        cache.Dropped = keys => _ = redis.SayAsync(Channel, JsonSerializer.Serialize(new Message(_instance, keys)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Heard(string message)
    {
        if (JsonSerializer.Deserialize<Message>(message) is { } heard && heard.Instance != _instance)
            cache.Forget(heard.Keys);
    }

    private sealed record Message(string Instance, IReadOnlyList<string> Keys);
}
