using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.Observability.Health;

/// <summary>Health check that is healthy after the upstream has responded once. Later upstream failures are reported in responses and do not change readiness,
/// because they would make all instances unready at once.</summary>
internal sealed class UpstreamHealthCheck(UpstreamProbe probe) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        probe.IsAwaited ? HealthCheckResult.Unhealthy("The upstream has not responded since startup. See the log for its host.") : HealthCheckResult.Healthy());
}
