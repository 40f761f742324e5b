using GraphGateway.Sandbox;

namespace GraphGateway.SandboxHosting;

/// <summary>Hosted service that logs the address of the sandbox. It also makes the container create the sandbox service, so that the container disposes it at shutdown.</summary>
internal sealed partial class SandboxLifetime(SandboxServer sandbox, ILogger<SandboxLifetime> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogStarted(sandbox.BaseAddress);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1405, EventName = "SandboxStarted", Level = LogLevel.Information, Message = "Sandbox started at {Address}: it simulates Getscreen, and all data is fictional")]
    private partial void LogStarted(Uri address);
}
