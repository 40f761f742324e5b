using System.Text.Json;
using GraphGateway.ScaleOut;

namespace GraphGateway.Caching;

/// <summary>
/// The invalidation backplane: publishes invalidated cache keys to all instances over Redis. The keys contain account names, method names and numbers, but no secrets.
/// </summary>
internal sealed class InvalidationBackplane(RedisConnection redis, SharedCache entries, SingleFlightCache cache) : IHostedService
{
    private const string Channel = "drop";

    private readonly string _instance = Guid.NewGuid().ToString("N");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!redis.IsConfigured)
            return Task.CompletedTask;
        redis.Subscribe(Channel, OnMessage);
        redis.Restored += (_, _) => _ = PublishPendingAsync();
        cache.Invalidated = keys => _ = PublishAsync(keys);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Invalidate the shared cache first, so that an instance that receives the message cannot load the old entry from there.
    private async Task PublishAsync(IReadOnlyList<string> keys)
    {
        await entries.InvalidateAsync(keys);
        await redis.PublishAsync(Channel, JsonSerializer.Serialize(new Message(_instance, keys)));
    }

    private Task PublishPendingAsync() => entries.PendingInvalidations is { Count: > 0 } keys ? PublishAsync(keys) : Task.CompletedTask;

    private void OnMessage(string message)
    {
        if (JsonSerializer.Deserialize<Message>(message) is { } received && received.Instance != _instance)
            cache.InvalidateLocally(received.Keys);
    }

    private sealed record Message(string Instance, IReadOnlyList<string> Keys);
}
