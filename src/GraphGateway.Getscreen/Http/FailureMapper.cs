using System.Net;
using GraphGateway.Getscreen.Payloads;
using Polly.CircuitBreaker;

namespace GraphGateway.Getscreen.Http;

/// <summary>Gives whatever went wrong its one form. Inner exceptions are left out: their texts hold addresses.</summary>
internal static class FailureMapper
{
    public static GetscreenException OfStatus(GetscreenCall call, int status, TimeSpan? retryAfter)
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
        return new(failure, call.Method, call.Path, $"answered with status {status}")
        {
            StatusCode = status,
            RetryAfter = retryAfter,
            MayHaveActed = status is < 400 or >= 500 or 408,
        };
    }

    /// <summary>The failure of a call that is not sent, because too many calls with keys of the caller's network were refused.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">How long the caller should wait.</param>
    public static GetscreenException OfKey(GetscreenCall call, TimeSpan wait) =>
        new(GetscreenFailure.RateLimited, call.Method, call.Path, "not sent, because Getscreen refused too many calls with keys of this network") { RetryAfter = wait };

    /// <summary>The failure of a call that was redirected. Only some redirects say that nothing was done.</summary>
    /// <param name="call">The call.</param>
    /// <param name="response">The redirect.</param>
    public static GetscreenException OfRedirect(GetscreenCall call, UpstreamResponse response) => new(
        GetscreenFailure.Redirected,
        call.Method,
        call.Path,
        $"redirected with status {response.Status} to {response.RedirectTarget ?? "no address"}. Set Getscreen:BaseAddress to the address where the API answers")
    {
        StatusCode = response.Status,
        RetryAfter = response.RetryAfter,
        MayHaveActed = response.Status is not (301 or 307 or 308),
    };

    /// <summary>The failure of a call that has no status, or an answer that cannot be read.</summary>
    /// <param name="call">The call that failed.</param>
    /// <param name="exception">What went wrong.</param>
    /// <param name="left">Whether the request has left: one that only waited for its turn cannot have been acted on.</param>
    public static GetscreenException Of(GetscreenCall call, Exception exception, bool left) => exception switch
    {
        BrokenCircuitException => NotSent(call, "not sent, for it failed too often lately"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } =>
            NotSent(call, "no connection could be made"),
        OperationCanceledException or Polly.Timeout.TimeoutRejectedException => new(GetscreenFailure.Timeout, call.Method, call.Path, left ? "no whole answer in the time allowed" : "not sent in the time allowed, because its turn did not come") { MayHaveActed = left },
        PayloadException payload => BadPayload(call, payload.Mismatch),
        InvalidDataException => BadPayload(call, new("$", "a compressed body", "bytes that cannot be decompressed")),
        _ => new(GetscreenFailure.Unavailable, call.Method, call.Path, "the connection broke") { MayHaveActed = left },
    };

    private static GetscreenException NotSent(GetscreenCall call, string detail) =>
        new(GetscreenFailure.Unavailable, call.Method, call.Path, detail);

    private static GetscreenException BadPayload(GetscreenCall call, PayloadMismatchLocation mismatch) =>
        new(GetscreenFailure.BadPayload, call.Method, call.Path, $"the answer cannot be read at {mismatch.Position}: expected {mismatch.Expected}, found {mismatch.Found}")
        {
            StatusCode = (int)HttpStatusCode.OK,
            Mismatch = mismatch,
            MayHaveActed = true,
        };
}
