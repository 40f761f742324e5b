using System.Runtime.InteropServices;
using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Shutdown;

/// <summary>
/// Ends the process when it is told to, in this order: not ready any more; after a delay no new connections, and an end for all that
/// would go on by itself; what runs finishes, up to a limit. A second signal ends it at once.
/// </summary>
internal sealed partial class DrainingLifetime(
    IHostApplicationLifetime application, OperationConcurrencyLimiter slots, IOptions<ShutdownOptions> options, TimeProvider time, ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    // What a shell says of a process that a signal has ended.
    private const int ExitBySignal = 128;

    private readonly List<PosixSignalRegistration> _signals = [];
    private ITimer? _limit;
    private int _told;

    /// <summary>Whether the server is told to stop.</summary>
    public bool IsStopping => Volatile.Read(ref _told) > 0 || application.ApplicationStopping.IsCancellationRequested;

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
        if (Interlocked.Increment(ref _told) == 1)
        {
            _ = StopAsync();
            return;
        }

        LogAtOnce(slots.Running);
        Environment.Exit(ExitBySignal + number);
    }

    private async Task StopAsync()
    {
        var delay = options.Value.DrainDelay.GetValueOrDefault();
        LogTold(delay, slots.Running);
        await Task.Delay(delay, time);
        _limit = time.CreateTimer(_ => LogCut(options.Value.Limit, slots.Running), state: null, options.Value.Rest(), Timeout.InfiniteTimeSpan);
        application.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Told to stop. Not ready any more; requests are taken for {Delay} yet, and {Operations} operations run")]
    private partial void LogTold(TimeSpan delay, long operations);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Shutdown:Limit ({Limit}) is nearly over: {Operations} operations that still run, and all open connections, are cut")]
    private partial void LogCut(TimeSpan limit, long operations);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Told to stop a second time: {Operations} operations that still run are cut")]
    private partial void LogAtOnce(long operations);
}
