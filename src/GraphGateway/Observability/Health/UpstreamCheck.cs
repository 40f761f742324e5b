using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.Observability.Health;

/// <summary>Ready once the upstream has answered. Later trouble of the upstream is told by answers, not by readiness: every instance would have it.</summary>
internal sealed class UpstreamCheck(UpstreamProbe probe) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        probe.IsAwaited ? HealthCheckResult.Unhealthy("The upstream has not answered since the start. The log names it.") : HealthCheckResult.Healthy());
}
