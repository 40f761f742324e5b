using GraphGateway.Getscreen;

namespace GraphGateway.Caching;

/// <summary>Tells the failures of the upstream from its answers.</summary>
internal static class FailSafe
{
    /// <summary>Whether the last good value may stand in. A refusal is an answer, and is told.</summary>
    public static bool Covers(GetscreenException failure) => failure.Failure is
        GetscreenFailure.Unavailable or GetscreenFailure.Redirected or GetscreenFailure.Timeout or GetscreenFailure.RateLimited or GetscreenFailure.BadPayload;
}
