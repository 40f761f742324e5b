using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Operations;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>
/// Rate limiter of requests. Each caller has its own limit. Unauthenticated requests are counted per client address, and only they are rejected
/// by that limit, because authenticated callers may share the address. If callers bring their own Getscreen keys, new keys are also counted per
/// address, because each request could have another key, and so are calls that Getscreen rejects (<see cref="CallerKeyGuard"/>).
/// </summary>
internal sealed class RequestRateLimiter(CallerRateLimiter limit, CallerKeyGuard keys)
{
    /// <exception cref="RequestRejectedException">The caller exceeds its rate limit.</exception>
    public void Check(Caller caller)
    {
        if (caller.SendsOwnKey && !keys.IsAccepted(caller.Account))
            CheckKey(caller);
        Reject(limit.Count(caller.Id));
    }

    /// <summary>
    /// Counts the entries of a batch, except the first one, which <see cref="Check"/> has counted as the request. A batch that is rejected as
    /// a whole counts once, because none of its entries is executed.
    /// </summary>
    /// <param name="caller">The caller.</param>
    /// <param name="batch">The batch, or null if the request is a single operation.</param>
    /// <exception cref="RequestRejectedException">The entries exceed the rate limit of the caller.</exception>
    public void CheckEntries(Caller caller, IReadOnlyList<RequestBatchEntry>? batch)
    {
        if (batch is { Count: > 1 } && batch.Any(entry => entry.Request is not null))
            Reject(limit.Count(caller.Id, batch.Count - 1));
    }

    /// <exception cref="RequestRejectedException">The address has sent too many requests without valid credentials.</exception>
    public void CheckUnauthenticated(HttpContext context) => Reject(limit.Count($"stranger:{ClientNetwork.Of(context)}"));

    private void CheckKey(Caller caller)
    {
        Reject(keys.RetryAfter(caller.Account));
        if (!limit.HasWindow(caller.Id))
            Reject(limit.Count($"new:{caller.Account.Network}"));
    }

    /// <exception cref="RequestRejectedException">There is a time to wait.</exception>
    public static void Reject(TimeSpan? wait)
    {
        if (wait is { } time)
            throw Rejection(time);
    }

    /// <summary>Creates the rejection of a request that the client may retry after a delay.</summary>
    public static RequestRejectedException Rejection(TimeSpan wait) =>
        RequestRejectedException.Shed(StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited, "Too many requests. Wait for the number of seconds in Retry-After, then retry.", wait);
}
