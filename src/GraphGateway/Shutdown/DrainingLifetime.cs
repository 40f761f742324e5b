using System.Runtime.InteropServices;
using GraphGateway.Limits;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GraphGateway.Shutdown;

/// <summary>
/// Host lifetime with connection draining. After a shutdown signal: readiness fails; after a delay the server accepts no new connections and ends
/// subscriptions and background services; operations in progress complete, up to a time limit. A second signal ends the process at once.
/// </summary>
internal sealed partial class DrainingLifetime(
    IHostApplicationLifetime application, OperationConcurrencyLimiter slots, IOptions<ShutdownOptions> options, TimeProvider time, ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    // Shells report 128 plus the signal number as the exit code of a process that a signal ended.
    private const int SignalExitCodeBase = 128;

    private readonly List<PosixSignalRegistration> _signals = [];
    private ITimer? _limit;
    private int _signalCount;

    /// <summary>Whether a shutdown was requested.</summary>
    public bool IsStopping => Volatile.Read(ref _signalCount) > 0 || application.ApplicationStopping.IsCancellationRequested;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var (signal, number) in new[] { (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15) })
            _signals.Add(PosixSignalRegistration.Create(signal, context => Handle(context, number)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _limit?.Dispose();
    }

    private void Handle(PosixSignalContext context, int number)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signalCount) == 1)
        {
            _ = StopAsync();
            return;
        }

        LogForced(slots.Running);
        Environment.Exit(SignalExitCodeBase + number);
    }

    private async Task StopAsync()
    {
        var delay = options.Value.DrainDelay.GetValueOrDefault();
        LogShutdownRequested(delay, slots.Running);
        await Task.Delay(delay, time);
        _limit = time.CreateTimer(_ => LogLimitReached(options.Value.Limit, slots.Running), state: null, options.Value.Rest(), Timeout.InfiniteTimeSpan);
        application.StopApplication();
    }

    [LoggerMessage(
        EventId = 1402, EventName = "ShutdownRequested", Level = LogLevel.Information,
        Message = "Shutdown requested: readiness is failing, accepting requests for another {Delay}; {Operations} operations in flight")]
    private partial void LogShutdownRequested(TimeSpan delay, long operations);

    [LoggerMessage(
        EventId = 1403, EventName = "ShutdownLimitReached", Level = LogLevel.Warning,
        Message = "Shutdown:Limit ({Limit}) almost reached: aborting {Operations} operations in flight and all open connections")]
    private partial void LogLimitReached(TimeSpan limit, long operations);

    [LoggerMessage(
        EventId = 1404, EventName = "ShutdownForced", Level = LogLevel.Warning,
        Message = "Shutdown requested a second time: aborting {Operations} operations in flight")]
    private partial void LogForced(long operations);
}

/// <summary>Readiness check that fails from the shutdown signal on, although the server still accepts requests.</summary>
internal sealed class ShutdownHealthCheck(DrainingLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.IsStopping ? HealthCheckResult.Unhealthy("The server is shutting down. Send no new requests.") : HealthCheckResult.Healthy());
}
