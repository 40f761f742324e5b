using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Operations;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>
/// Refuses callers who ask too often. Those who show no right credentials are counted by their address, and only they are
/// refused then: behind one address there may be others whose credentials are right. Where callers bring keys of their own, new ones are counted so too,
/// for each request could have another, and so are the calls that Getscreen refuses (<see cref="CallerKeyGuard"/>).
/// </summary>
internal sealed class RequestRateLimiter(CallerRateLimiter limit, CallerKeyGuard keys)
{
    /// <exception cref="RequestRejectedException">The caller asks too often.</exception>
    public void Check(Caller caller)
    {
        if (caller.BringsKey && !keys.IsAccepted(caller.Account))
            CheckKey(caller);
        Reject(limit.Count(caller.Id));
    }

    /// <summary>
    /// Counts the entries of a batch, one of which was counted as the request that holds them. A batch that is rejected as a whole counts once, because none of its entries
    /// is executed.
    /// </summary>
    /// <param name="caller">The caller.</param>
    /// <param name="batch">The batch; null if the request is for one operation.</param>
    /// <exception cref="RequestRejectedException">The caller may not send so many.</exception>
    public void CheckEntries(Caller caller, IReadOnlyList<RequestBatchEntry>? batch)
    {
        if (batch is { Count: > 1 } && batch.Any(entry => entry.Request is not null))
            Reject(limit.Count(caller.Id, batch.Count - 1));
    }

    /// <exception cref="RequestRejectedException">The address has come without right credentials too often.</exception>
    public void CheckStranger(HttpContext context) => Reject(limit.Count($"stranger:{ClientNetwork.Of(context)}"));

    private void CheckKey(Caller caller)
    {
        Reject(keys.Wait(caller.Account));
        if (!limit.Knows(caller.Id))
            Reject(limit.Count($"new:{caller.Account.Network}"));
    }

    /// <exception cref="RequestRejectedException">There is a time to wait.</exception>
    public static void Reject(TimeSpan? wait)
    {
        if (wait is { } time)
            throw Rejection(time);
    }

    /// <summary>Why a request is rejected that may be sent again after a time.</summary>
    public static RequestRejectedException Rejection(TimeSpan wait) =>
        RequestRejectedException.Shed(StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited, "Too many requests. Wait as long as Retry-After says.", wait);
}
