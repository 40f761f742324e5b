using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Resilience;
using GraphGateway.Getscreen.Scheduling;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Creates <see cref="GetscreenClient"/> instances. Clients are cheap: connections, circuit breakers and queues are shared.</summary>
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
        ConnectionPools connections, AccountPipelineFactory pipelines, UnreadableFields unreadable,
        IOptions<GetscreenOptions> options, TimeProvider time, ILogger<GetscreenClient> logger, IKeyGuard? keys) =>
        (_connections, _pipelines, _unreadable, _options, _time, _logger, _keys) = (connections, pipelines, unreadable, options.Value, time, logger, keys);

    /// <summary>Creates a client for an account. All clients of an account share its circuit breaker and its limit of concurrent calls.</summary>
    /// <param name="account">The account.</param>
    /// <param name="watch">Observes this client's calls; null if nothing observes them.</param>
    /// <param name="flow">The flow of the operation that makes the calls; null for calls outside an operation.</param>
    /// <param name="shared">The other flows that wait for this client's single call; null if the calls belong to <paramref name="flow"/> alone.</param>
    public GetscreenClient For(GetscreenAccount account, CallObserver? watch = null, CallFlow? flow = null, SharedCall? shared = null) =>
        new(new GetscreenHttp(_connections, _pipelines, _unreadable, account, new(watch, flow, shared, _keys), _options, _time, _logger));

    /// <summary>Waits until an operation is admitted. Await this before a call that other operations may share, so that a rejection does not affect them.</summary>
    /// <exception cref="AdmissionRejectedException">The operation was rejected.</exception>
    public ValueTask AdmitAsync(GetscreenAccount account, CallFlow flow, CancellationToken cancellationToken) =>
        flow.IsAdmitted ? default : _pipelines.GetOrCreate(account.Name).Calls.AdmitAsync(flow, cancellationToken);
}
