using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Hands out the clients of accounts.</summary>
public sealed class GetscreenClients
{
    private readonly ConnectionPools _connections;
    private readonly AccountPipelines _pipelines;
    private readonly UnreadableFields _unreadable;
    private readonly GetscreenOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal GetscreenClients(
        ConnectionPools connections, AccountPipelines pipelines, UnreadableFields unreadable, IOptions<GetscreenOptions> options, TimeProvider time, ILogger<GetscreenClient> logger) =>
        (_connections, _pipelines, _unreadable, _options, _time, _logger) = (connections, pipelines, unreadable, options.Value, time, logger);

    /// <summary>The client of an account; calls of one account share its breaker and its limit of concurrent calls.</summary>
    /// <param name="account">The account.</param>
    /// <param name="watch">Who watches this client's calls; null where nobody does.</param>
    public GetscreenClient For(GetscreenAccount account, CallWatch? watch = null) =>
        new(new GetscreenHttp(_connections, _pipelines, _unreadable, account, watch, _options, _time, _logger));
}
