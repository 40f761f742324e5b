using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>Logs a warning at startup if anonymous callers can use a real Getscreen account.</summary>
internal sealed partial class AnonymousWarning(IOptions<SecurityOptions> options, GetscreenAccountRegistry accounts, IServiceProvider services, ILogger<AnonymousWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowAnonymous && accounts.Any && services.GetService<Sandbox.SandboxServer>() is null)
            LogAnonymousAccess();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1606, EventName = "AnonymousAccess", Level = LogLevel.Warning,
        Message = "Security:AllowAnonymous is true: any client that can reach this server has full access to the Getscreen account")]
    private partial void LogAnonymousAccess();
}
