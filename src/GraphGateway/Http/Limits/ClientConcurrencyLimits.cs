using GraphGateway.Callers;
using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>Bounds how many requests, WebSockets and subscriptions one caller or one address may have open at once.</summary>
internal sealed class ClientConcurrencyLimits(IOptions<HttpOptions> options)
{
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(1);

    private readonly KeyedConcurrencyLimiter _connections = new(options.Value.MaxConnectionsPerCaller);
    private readonly KeyedConcurrencyLimiter _socketsOfCallers = new(options.Value.MaxSocketsPerCaller);
    private readonly KeyedConcurrencyLimiter _socketsOfAddresses = new(options.Value.MaxSocketsPerAddress);
    private readonly KeyedConcurrencyLimiter _subscriptionsOfCallers = new(options.Value.MaxSubscriptionsPerCaller);
    private readonly KeyedConcurrencyLimiter _subscriptionsOfAddresses = new(options.Value.MaxSubscriptionsPerAddress);

    /// <summary>Counts a request until its response is written; a connection has one, or one for each stream of HTTP/2.</summary>
    /// <exception cref="RequestRejectedException">The caller has as many as it may.</exception>
    public IDisposable TakeConnection(Caller caller) => _connections.TryTake(caller.Id)
        ?? throw Overloaded($"{options.Value.MaxConnectionsPerCaller} requests of this caller are in progress on other connections, as many as Http:MaxConnectionsPerCaller allows. Read their responses, and try again in a second.");

    /// <summary>Counts a WebSocket of an address.</summary>
    /// <exception cref="RequestRejectedException">The address has as many as it may.</exception>
    public IDisposable TakeSocket(HttpContext context) => _socketsOfAddresses.TryTake(AddressOf(context))
        ?? throw Overloaded($"{options.Value.MaxSocketsPerAddress} WebSockets of this address are open, as many as Http:MaxSocketsPerAddress allows. Close some, or raise the setting.");

    /// <summary>Counts a WebSocket of a caller; null if the caller has as many as it may.</summary>
    public IDisposable? TryTakeSocket(Caller caller) => _socketsOfCallers.TryTake(caller.Id);

    /// <summary>Counts a subscription.</summary>
    /// <exception cref="RequestRejectedException">The caller or the address has as many as it may.</exception>
    public IDisposable TakeSubscription(Caller caller, HttpContext context)
    {
        var ofCaller = _subscriptionsOfCallers.TryTake(caller.Id) ?? throw TooManySubscriptions("caller", options.Value.MaxSubscriptionsPerCaller, "Http:MaxSubscriptionsPerCaller");
        if (_subscriptionsOfAddresses.TryTake(AddressOf(context)) is { } ofAddress)
            return new CombinedPermit(ofCaller, ofAddress);
        ofCaller.Dispose();
        throw TooManySubscriptions("address", options.Value.MaxSubscriptionsPerAddress, "Http:MaxSubscriptionsPerAddress");
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? ClientNetwork.Of(address) : "";

    private static RequestRejectedException TooManySubscriptions(string whose, int limit, string setting) => RequestRejectedException.Shed(
        StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyOperations, $"{limit} subscriptions of this {whose} are open, as many as {setting} allows. End some, or raise the setting.", _retryAfter);

    private static RequestRejectedException Overloaded(string message) =>
        RequestRejectedException.Shed(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Overloaded, message, _retryAfter);
}
