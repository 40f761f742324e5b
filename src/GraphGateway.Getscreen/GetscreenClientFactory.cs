using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Resilience;
using GraphGateway.Getscreen.Scheduling;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Hands out the clients of accounts.</summary>
public sealed class GetscreenClientFactory
{
    private readonly ConnectionPools _connections;
    private readonly AccountPipelineFactory _pipelines;
    private readonly UnreadableFields _unreadable;
    private readonly GetscreenOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IKeyGuard? _keys;

    internal GetscreenClientFactory(
        ConnectionPools connections, AccountPipelineFactory pipelines, UnreadableFields unreadable, IOptions<GetscreenOptions> options, TimeProvider time, ILogger<GetscreenClient> logger, IKeyGuard? keys) =>
        (_connections, _pipelines, _unreadable, _options, _time, _logger, _keys) = (connections, pipelines, unreadable, options.Value, time, logger, keys);

    /// <summary>The client of an account; calls of one account share its breaker and its limit of concurrent calls.</summary>
    /// <param name="account">The account.</param>
    /// <param name="watch">Who watches this client's calls; null where nobody does.</param>
    /// <param name="flow">The operation that this client's calls are made for; null if they are made for none.</param>
    /// <param name="shared">The flows that wait for this client's one call, too; null if they are the flow's own.</param>
    public GetscreenClient For(GetscreenAccount account, CallObserver? watch = null, CallFlow? flow = null, SharedCall? shared = null) =>
        new(new GetscreenHttp(_connections, _pipelines, _unreadable, account, new(watch, flow, shared, _keys), _options, _time, _logger));

    /// <summary>Waits until an operation may make calls: before a call that others may wait for, so that none of them is rejected with it.</summary>
    /// <exception cref="AdmissionRejectedException">It may make none.</exception>
    public ValueTask AdmitAsync(GetscreenAccount account, CallFlow flow, CancellationToken cancellationToken) =>
        flow.IsAdmitted ? default : _pipelines.Of(account.Name).Calls.AdmitAsync(flow, cancellationToken);
}
