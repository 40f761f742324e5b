using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.ScaleOut;

/// <summary>Says when an instance goes on alone. It serves all the same, so it stays in its place.</summary>
internal sealed class RedisHealth(RedisConnection redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await redis.TryAsync(redis.ProbeAsync, otherwise: false)
            ? HealthCheckResult.Healthy("Redis answers.")
            : HealthCheckResult.Degraded("Redis is away, full or refuses scripts: this instance goes on alone.");
}
