
namespace GraphGateway.Caching;

/// <summary>Removes what has expired from the caches once a minute, so that a server without requests returns the memory.</summary>
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
