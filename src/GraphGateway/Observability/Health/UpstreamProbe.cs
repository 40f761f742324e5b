using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Observability.Health;

/// <summary>
/// Asks the upstream again and again until it has answered once. It asks for the base address, without a key: whatever comes back says
/// that the upstream is reached, and no method is called.
/// </summary>
internal sealed partial class UpstreamProbe(
    IHttpClientFactory clients, GetscreenAccountRegistry accounts, IOptions<HealthOptions> options, TimeProvider time, ILogger<UpstreamProbe> logger) : BackgroundService
{
    public const string ClientName = "UpstreamProbe";

    /// <summary>How long an attempt may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    // Any of them: if one account's address is reached, so is the network.
    private volatile Uri? _awaited = options.Value.WaitForUpstream ? accounts.All.FirstOrDefault()?.BaseAddress : null;

    /// <summary>Whether the upstream has not answered yet; false if none is waited for. The host is not told: anybody may ask for the health.</summary>
    public bool IsAwaited => _awaited is not null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_awaited is { } address)
        {
            if (await AnswersAsync(address, stoppingToken))
                _awaited = null;
            else
                await Task.Delay(_pause, time, stoppingToken);
        }
    }

    private async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(ClientName);
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogSilent(address.Authority, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The upstream {Host} does not answer yet ({Failure}): the server is not ready")]
    private partial void LogSilent(string host, string failure);
}
