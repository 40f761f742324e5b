using System.Net;
using GraphGateway.Getscreen.Payloads;
using Polly.CircuitBreaker;

namespace GraphGateway.Getscreen.Http;

/// <summary>Maps every failure to a <see cref="GetscreenException"/>. Inner exceptions are omitted, because their messages contain addresses.</summary>
internal static class FailureMapper
{
    public static GetscreenException FromStatus(GetscreenCall call, int status, TimeSpan? retryAfter)
    {
        var failure = status switch
        {
            401 or 403 => GetscreenFailure.Forbidden,
            402 => GetscreenFailure.PlanLimitReached,
            404 => GetscreenFailure.NotFound,
            429 => GetscreenFailure.RateLimited,
            408 => GetscreenFailure.Timeout,
            >= 400 and < 500 => GetscreenFailure.Rejected,
            _ => GetscreenFailure.Unavailable,
        };
        return new(failure, call.Method, call.Path, $"status {status}")
        {
            StatusCode = status,
            RetryAfter = retryAfter,
            MayHaveActed = status is < 400 or >= 500 or 408,
        };
    }

    /// <summary>The failure of a call that is not sent because Getscreen rejected too many calls with keys from the caller's network.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">How long the caller should wait before a retry.</param>
    public static GetscreenException OfKey(GetscreenCall call, TimeSpan wait) =>
        new(GetscreenFailure.RateLimited, call.Method, call.Path, "not sent, because Getscreen rejected too many calls with keys from this network") { RetryAfter = wait };

    /// <summary>The failure of a redirected call. Only 301, 307 and 308 mean that the call was not executed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="response">The redirect response.</param>
    public static GetscreenException OfRedirect(GetscreenCall call, UpstreamResponse response) => new(
        GetscreenFailure.Redirected,
        call.Method,
        call.Path,
        $"redirected with status {response.Status} to {response.RedirectTarget ?? "no address"}. Set Getscreen:BaseAddress to the API's address")
    {
        StatusCode = response.Status,
        RetryAfter = response.RetryAfter,
        MayHaveActed = response.Status is not (301 or 307 or 308),
    };

    /// <summary>The failure of a call without a status, or with a response that cannot be read.</summary>
    /// <param name="call">The failed call.</param>
    /// <param name="exception">The cause.</param>
    /// <param name="left">Whether the request was sent. The upstream cannot have executed a request that was only queued.</param>
    public static GetscreenException FromException(GetscreenCall call, Exception exception, bool left) => exception switch
    {
        BrokenCircuitException => NotSent(call, "not sent, because the circuit breaker is open after too many failures"),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => NotSent(call, "could not connect"),
        OperationCanceledException or Polly.Timeout.TimeoutRejectedException =>
            new(GetscreenFailure.Timeout, call.Method, call.Path, left ? "timed out before the response was complete" : "timed out in the queue and was not sent") { MayHaveActed = left },
        PayloadException payload => BadPayload(call, payload.Mismatch),
        InvalidDataException => BadPayload(call, new("$", "a compressed body", "bytes that cannot be decompressed")),
        _ => new(GetscreenFailure.Unavailable, call.Method, call.Path, "the connection failed") { MayHaveActed = left },
    };

    private static GetscreenException NotSent(GetscreenCall call, string detail) =>
        new(GetscreenFailure.Unavailable, call.Method, call.Path, detail);

    private static GetscreenException BadPayload(GetscreenCall call, PayloadMismatchLocation mismatch) =>
        new(GetscreenFailure.BadPayload, call.Method, call.Path, $"cannot read the response at {mismatch.Position}: expected {mismatch.Expected}, found {mismatch.Found}")
        {
            StatusCode = (int)HttpStatusCode.OK,
            Mismatch = mismatch,
            MayHaveActed = true,
        };
}
