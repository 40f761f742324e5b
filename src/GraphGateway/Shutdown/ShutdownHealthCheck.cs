using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.Shutdown;

/// <summary>Readiness check that fails from the shutdown signal on, although the server still accepts requests.</summary>
internal sealed class ShutdownHealthCheck(DrainingLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.IsStopping ? HealthCheckResult.Unhealthy("The server is shutting down. Send no new requests.") : HealthCheckResult.Healthy());
}
