using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.ScaleOut;

/// <summary>The health check of Redis. It reports degraded, not unhealthy, because an instance without Redis still serves requests.</summary>
internal sealed class RedisHealthCheck(RedisConnection redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await redis.TryAsync(redis.ProbeAsync, otherwise: false)
            ? HealthCheckResult.Healthy("Redis is available.")
            : HealthCheckResult.Degraded("Redis is unreachable, full or rejects scripts. This instance continues without Redis.");
}
