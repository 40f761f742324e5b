
namespace GraphGateway.Caching;

/// <summary>Removes expired entries from all caches once a minute, so that an idle server frees the memory.</summary>
internal sealed class CacheExpirationService(IEnumerable<IExpiringCache> caches, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var cache in caches)
                cache.RemoveExpired();
        }
    }
}
