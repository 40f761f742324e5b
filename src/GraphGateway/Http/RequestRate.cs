using GraphGateway.Errors;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>
/// Step 3: refuses callers who ask too often. Those who show no right credentials are counted by their address; an address that has
/// tried as often as it may is not listened to until its window is over, whatever it brings, for otherwise it could go on guessing.
/// </summary>
internal sealed class RequestRate(RateLimit limit)
{
    /// <exception cref="RefusedRequestException">The address has come with wrong credentials too often.</exception>
    public void CheckAddress(HttpContext context) => Refuse(limit.Look(Guesses(context)));

    /// <exception cref="RefusedRequestException">The caller asks too often.</exception>
    public void Check(Caller caller) => Refuse(limit.Count(caller.Id));

    /// <summary>Counts a request that was refused because of its credentials.</summary>
    public void NoteWrongCredentials(HttpContext context) => limit.Count(Guesses(context));

    private static string Guesses(HttpContext context) => $"guesses:{context.Connection.RemoteIpAddress}";

    private static void Refuse(TimeSpan? wait)
    {
        if (wait is { } time)
            throw new RefusedRequestException(StatusCodes.Status429TooManyRequests, "Too many requests. Wait as long as Retry-After says.", ErrorCodes.RateLimited) { RetryAfter = time };
    }
}
