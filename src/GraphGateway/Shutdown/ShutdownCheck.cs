using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.Shutdown;

/// <summary>Not ready any more from the signal to stop on, though requests are still answered.</summary>
internal sealed class ShutdownCheck(DrainingLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.IsStopping ? HealthCheckResult.Unhealthy("The server is told to stop: send it nothing new.") : HealthCheckResult.Healthy());
}
