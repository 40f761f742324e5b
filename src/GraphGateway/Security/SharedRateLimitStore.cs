using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.Security;

/// <summary>The windows of the rate limit as all instances together count them. Callers stand in Redis as digests.</summary>
internal sealed class SharedRateLimitStore(RedisConnection redis, IOptions<RateLimitOptions> options)
{
    public bool AreConnected => redis.IsConnected;

    /// <summary>Adds requests to a caller's window, which begins with the first; null where Redis is away.</summary>
    public Task<SharedRateLimitWindow?> AddAsync(string caller, int requests) => redis.TryAsync<SharedRateLimitWindow?>(async database => await AddAsync(database, caller, requests), otherwise: null);

    private async Task<SharedRateLimitWindow> AddAsync(IDatabase database, string caller, int requests)
    {
        var key = redis.Key("rate", Sha256Hash.Of(caller)[..32]);
        var (total, left) = (database.StringIncrementAsync(key, requests), database.KeyTimeToLiveAsync(key));
        if (await left is { } rest)
            return new(await total, rest);
        await database.KeyExpireAsync(key, options.Value.Window);
        return new(await total, options.Value.Window);
    }
}
