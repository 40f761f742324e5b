using GraphGateway.Callers;
using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>Concurrency limits per caller and per client address, for requests, WebSockets and subscriptions.</summary>
internal sealed class ClientConcurrencyLimits(IOptions<HttpOptions> options)
{
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(1);

    private readonly KeyedConcurrencyLimiter _connections = new(options.Value.MaxConnectionsPerCaller);
    private readonly KeyedConcurrencyLimiter _callerSockets = new(options.Value.MaxSocketsPerCaller);
    private readonly KeyedConcurrencyLimiter _addressSockets = new(options.Value.MaxSocketsPerAddress);
    private readonly KeyedConcurrencyLimiter _callerSubscriptions = new(options.Value.MaxSubscriptionsPerCaller);
    private readonly KeyedConcurrencyLimiter _addressSubscriptions = new(options.Value.MaxSubscriptionsPerAddress);

    /// <summary>Counts a request in progress until its response is written. A connection has one, or one per HTTP/2 stream.</summary>
    /// <exception cref="RequestRejectedException">The caller has reached its limit.</exception>
    public IDisposable TakeConnection(Caller caller) => _connections.TryTake(caller.Id)
        ?? throw Overloaded($"{options.Value.MaxConnectionsPerCaller} requests of this caller are in progress on other connections, as many as Http:MaxConnectionsPerCaller allows. Read their responses, and retry in a second.");

    /// <summary>Counts an open WebSocket of an address.</summary>
    /// <exception cref="RequestRejectedException">The address has reached its limit.</exception>
    public IDisposable TakeSocket(HttpContext context) => _addressSockets.TryTake(AddressOf(context))
        ?? throw Overloaded($"{options.Value.MaxSocketsPerAddress} WebSockets of this address are open, as many as Http:MaxSocketsPerAddress allows. Close some, or raise the setting.");

    /// <summary>Counts an open WebSocket of a caller. Returns null if the caller has reached its limit.</summary>
    public IDisposable? TryTakeSocket(Caller caller) => _callerSockets.TryTake(caller.Id);

    /// <summary>Counts an open subscription.</summary>
    /// <exception cref="RequestRejectedException">The caller or the address has reached its limit.</exception>
    public IDisposable TakeSubscription(Caller caller, HttpContext context)
    {
        var callerPermit = _callerSubscriptions.TryTake(caller.Id) ?? throw TooManySubscriptions("caller", options.Value.MaxSubscriptionsPerCaller, "Http:MaxSubscriptionsPerCaller");
        if (_addressSubscriptions.TryTake(AddressOf(context)) is { } addressPermit)
            return new CombinedPermit(callerPermit, addressPermit);
        callerPermit.Dispose();
        throw TooManySubscriptions("address", options.Value.MaxSubscriptionsPerAddress, "Http:MaxSubscriptionsPerAddress");
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? ClientNetwork.Of(address) : "";

    private static RequestRejectedException TooManySubscriptions(string owner, int limit, string setting) => RequestRejectedException.Shed(
        StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyOperations, $"{limit} subscriptions of this {owner} are open, as many as {setting} allows. End some, or raise the setting.", _retryAfter);

    private static RequestRejectedException Overloaded(string message) =>
        RequestRejectedException.Shed(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Overloaded, message, _retryAfter);
}
