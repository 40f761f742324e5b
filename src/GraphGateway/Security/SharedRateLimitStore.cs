using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.Security;

/// <summary>The rate limit windows in Redis, with the totals of all instances. Redis contains only hashes of the callers' ids.</summary>
internal sealed class SharedRateLimitStore(RedisConnection redis, IOptions<RateLimitOptions> options)
{
    public bool IsConnected => redis.IsConnected;

    /// <summary>Adds requests to a caller's window and returns the window. The first request starts it. Returns null if Redis is unavailable.</summary>
    public Task<SharedRateLimitWindow?> AddAsync(string caller, int requests) => redis.TryAsync<SharedRateLimitWindow?>(async database => await AddAsync(database, caller, requests), otherwise: null);

    private async Task<SharedRateLimitWindow> AddAsync(IDatabase database, string caller, int requests)
    {
        var key = redis.Key("rate", Sha256Hash.Of(caller)[..32]);
        var (total, left) = (database.StringIncrementAsync(key, requests), database.KeyTimeToLiveAsync(key));
        if (await left is { } remaining)
            return new(await total, remaining);
        await database.KeyExpireAsync(key, options.Value.Window);
        return new(await total, options.Value.Window);
    }
}

/// <summary>A caller's rate limit window, with the total of all instances.</summary>
/// <param name="Requests">The number of requests that all instances have counted.</param>
/// <param name="Left">The remaining time of the window.</param>
internal sealed record SharedRateLimitWindow(long Requests, TimeSpan Left);
