using GraphGateway.Errors;
using GraphGateway.Observability;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>
/// Refuses callers who ask too often. Those who show no right credentials are counted by their address, and only they are
/// refused then: behind one address there may be others whose credentials are right. Where callers bring keys of their own, new ones are counted so too,
/// for each request could have another.
/// </summary>
internal sealed class RequestRate(RateLimit limit)
{
    /// <exception cref="RefusedRequestException">The caller asks too often.</exception>
    public void Check(Caller caller, HttpContext context)
    {
        if (caller.BringsKey && !limit.Knows(caller.Id))
            Refuse(limit.Count($"new:{context.Connection.RemoteIpAddress}"));
        Refuse(limit.Count(caller.Id));
    }

    /// <exception cref="RefusedRequestException">The address has come without right credentials too often.</exception>
    public void CheckStranger(HttpContext context) => Refuse(limit.Count($"stranger:{context.Connection.RemoteIpAddress}"));

    private static void Refuse(TimeSpan? wait)
    {
        if (wait is not { } time)
            return;
        GatewayTelemetry.CountShed(ErrorCodes.RateLimited);
        throw new RefusedRequestException(StatusCodes.Status429TooManyRequests, "Too many requests. Wait as long as Retry-After says.", ErrorCodes.RateLimited) { RetryAfter = time };
    }
}
