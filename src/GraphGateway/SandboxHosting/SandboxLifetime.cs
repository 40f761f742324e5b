using GraphGateway.Sandbox;

namespace GraphGateway.SandboxHosting;

/// <summary>Says where the sandbox answers, and lets it end with the host.</summary>
internal sealed partial class SandboxLifetime(SandboxServer sandbox, ILogger<SandboxLifetime> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogStarted(sandbox.BaseAddress);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The sandbox stands in for Getscreen at {Address}: nothing here is real")]
    private partial void LogStarted(Uri address);
}
