using System.Text.Json;
using GraphGateway.ScaleOut;

namespace GraphGateway.Caching;

/// <summary>Has the instances forget together what a mutation may have changed. Keys hold names of accounts, methods and numbers, no secrets.</summary>
internal sealed class InvalidationBackplane(RedisConnection redis, SharedCache entries, UpstreamCache cache) : IHostedService
{
    private const string Channel = "drop";

    private readonly string _instance = Guid.NewGuid().ToString("N");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!redis.IsConfigured)
            return Task.CompletedTask;
        redis.Hear(Channel, Heard);
        redis.Restored += (_, _) => _ = TellUndoneAsync();
        cache.Invalidated = keys => _ = TellAsync(keys);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // First what they share, so that none of those who hear of it takes it from there again.
    private async Task TellAsync(IReadOnlyList<string> keys)
    {
        await entries.DropAsync(keys);
        await redis.SayAsync(Channel, JsonSerializer.Serialize(new Message(_instance, keys)));
    }

    private Task TellUndoneAsync() => entries.Undone is { Count: > 0 } keys ? TellAsync(keys) : Task.CompletedTask;

    private void Heard(string message)
    {
        if (JsonSerializer.Deserialize<Message>(message) is { } heard && heard.Instance != _instance)
            cache.InvalidateLocally(heard.Keys);
    }

    private sealed record Message(string Instance, IReadOnlyList<string> Keys);
}
