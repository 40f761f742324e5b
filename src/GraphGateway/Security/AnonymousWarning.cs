using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>Says in the log that the server is open to everybody, where a real account is behind it.</summary>
internal sealed partial class AnonymousWarning(IOptions<SecurityOptions> options, GetscreenAccountRegistry accounts, IServiceProvider services, ILogger<AnonymousWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowAnonymous && accounts.Any && services.GetService<Sandbox.SandboxServer>() is null)
            LogOpen();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1606, Level = LogLevel.Warning, Message = "Security:AllowAnonymous is true: everybody who reaches this server may do everything with the Getscreen account")]
    private partial void LogOpen();
}
