using GraphGateway.Getscreen;

namespace GraphGateway.Errors;

/// <summary>Maps an upstream failure to the error for the client. This is the only mapping.</summary>
internal static class UpstreamErrorMapper
{
    public static GatewayError ToError(GetscreenException failure)
    {
        var error = new GatewayError(Code(failure), Message(failure));
        if (failure.Mismatch is { } mismatch)
            error.Extensions = new() { ["upstream"] = Upstream(failure.Path, mismatch) };
        else if (failure.RetryAfter is { } wait && error.Code == ErrorCodes.RateLimited)
            error.Extensions = new() { ["retryAfter"] = (int)Math.Ceiling(wait.TotalSeconds) };
        return error;
    }

    /// <summary>Returns whether a call that changes data was sent, and it is unknown whether the call took effect.</summary>
    public static bool LeavesOutcomeUnknown(GetscreenException failure) => failure.MayHaveActed && failure.Method == HttpMethod.Post;

    // Contains only kinds of values, never a value.
    private static Dictionary<string, object?> Upstream(string method, PayloadMismatchLocation mismatch) => new(StringComparer.Ordinal)
    {
        ["method"] = method,
        ["position"] = mismatch.Position,
        ["expected"] = mismatch.Expected,
        ["found"] = mismatch.Found,
    };

    private static string Code(GetscreenException failure) => failure switch
    {
        _ when LeavesOutcomeUnknown(failure) => ErrorCodes.UpstreamOutcomeUnknown,
        { Failure: GetscreenFailure.Rejected or GetscreenFailure.NotFound } => ErrorCodes.UpstreamRejected,
        { Failure: GetscreenFailure.PlanLimitReached } => ErrorCodes.PlanLimitReached,
        { Failure: GetscreenFailure.Forbidden } => ErrorCodes.UpstreamForbidden,
        { Failure: GetscreenFailure.RateLimited } => ErrorCodes.RateLimited,
        { Failure: GetscreenFailure.Timeout } => ErrorCodes.UpstreamTimeout,
        { Failure: GetscreenFailure.BadPayload } => ErrorCodes.UpstreamBadPayload,
        _ => ErrorCodes.UpstreamUnavailable,
    };

    private static string Message(GetscreenException failure) => Code(failure) switch
    {
        _ when failure.Failure is GetscreenFailure.Redirected => Redirected(failure),
        ErrorCodes.UpstreamOutcomeUnknown => $"It is unknown whether Getscreen executed {failure.Path}. Check the result before you retry.",
        ErrorCodes.UpstreamRejected => $"Getscreen rejected {failure.Path} with status {failure.StatusCode}.",
        ErrorCodes.PlanLimitReached => $"A limit of the Getscreen plan is reached, so Getscreen rejected {failure.Path}.",
        ErrorCodes.UpstreamForbidden => $"The Getscreen account has no access to {failure.Path}.",
        ErrorCodes.RateLimited when failure.StatusCode is null =>
            $"{failure.Path} was not sent, because Getscreen rejected too many calls with API keys from your network. Check the key, and try again later.",
        ErrorCodes.RateLimited => $"Getscreen limits the rate of {failure.Path}. Try again later.",
        ErrorCodes.UpstreamTimeout when !failure.MayHaveActed => $"{failure.Path} was not sent, because it waited too long in the queue. Try again later.",
        ErrorCodes.UpstreamTimeout => $"Getscreen did not respond to {failure.Path} in time.",
        ErrorCodes.UpstreamBadPayload => $"Getscreen returned an invalid response to {failure.Path}.",
        _ => $"Getscreen is unavailable for {failure.Path}. Try again later.",
    };

    private static string Redirected(GetscreenException failure)
    {
        var cause = $"Getscreen redirected {failure.Path} with status {failure.StatusCode}. The operator of this server must set Getscreen:BaseAddress to the final address of the API.";
        return LeavesOutcomeUnknown(failure) ? $"{cause} It is unknown whether the call took effect. Check the result before you retry." : cause;
    }
}
