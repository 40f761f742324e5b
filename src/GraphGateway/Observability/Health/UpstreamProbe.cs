using GraphGateway.Getscreen;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GraphGateway.Observability.Health;

/// <summary>
/// Background service that polls the upstream until it responds once. It requests the base address without a key: any response means
/// that the upstream is reachable, and no API method is called.
/// </summary>
internal sealed partial class UpstreamProbe(
    IHttpClientFactory clients, GetscreenAccountRegistry accounts, IOptions<HealthOptions> options, TimeProvider time, ILogger<UpstreamProbe> logger) : BackgroundService
{
    public const string ClientName = "UpstreamProbe";

    /// <summary>The timeout of an attempt.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);

    // Any account will do: if its address is reachable, so is the network.
    private volatile Uri? _awaited = options.Value.WaitForUpstream ? accounts.All.FirstOrDefault()?.BaseAddress : null;

    /// <summary>Whether the upstream has not responded yet. False if the server does not wait for it. The host is not exposed, because the health endpoint is public.</summary>
    public bool IsAwaited => _awaited is not null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_awaited is { } address)
        {
            if (await RespondsAsync(address, stoppingToken))
                _awaited = null;
            else
                await Task.Delay(_retryDelay, time, stoppingToken);
        }
    }

    private async Task<bool> RespondsAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(ClientName);
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(address.Authority, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(EventId = 1401, EventName = "UpstreamUnreachable", Level = LogLevel.Warning, Message = "The upstream {Host} has not responded yet ({Failure}): the server is not ready")]
    private partial void LogUnreachable(string host, string failure);
}

/// <summary>Health check that is healthy after the upstream has responded once. Later upstream failures are reported in responses and do not change readiness,
/// because they would make all instances unready at once.</summary>
internal sealed class UpstreamHealthCheck(UpstreamProbe probe) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        probe.IsAwaited ? HealthCheckResult.Unhealthy("The upstream has not responded since startup. See the log for its host.") : HealthCheckResult.Healthy());
}
