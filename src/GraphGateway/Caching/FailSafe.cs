using GraphGateway.Getscreen;

namespace GraphGateway.Caching;

/// <summary>Decides which upstream failures allow stale-if-error.</summary>
internal static class FailSafe
{
    /// <summary>Whether the last good value may be returned instead of the failure. A rejection by the upstream is a valid response and is reported to the caller.</summary>
    public static bool Covers(GetscreenException failure) => failure.Failure is
        GetscreenFailure.Unavailable or GetscreenFailure.Redirected or GetscreenFailure.Timeout or GetscreenFailure.RateLimited or GetscreenFailure.BadPayload;
}
