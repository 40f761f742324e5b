using GraphGateway.Getscreen;

namespace GraphGateway.Errors;

/// <summary>The one switch from an upstream failure to what a client is told of it.</summary>
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

    /// <summary>Whether a call was sent that changes something, and nobody knows whether it did.</summary>
    public static bool LeavesOutcomeUnknown(GetscreenException failure) => failure.MayHaveActed && failure.Method == HttpMethod.Post;

    // Kinds of values, never a value.
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
        ErrorCodes.UpstreamOutcomeUnknown => $"Whether Getscreen carried out {failure.Path} is not known. Look before you repeat it.",
        ErrorCodes.UpstreamRejected => $"Getscreen refused {failure.Path} with status {failure.StatusCode}.",
        ErrorCodes.PlanLimitReached => $"The Getscreen plan allows no more: {failure.Path} was refused.",
        ErrorCodes.UpstreamForbidden => $"The Getscreen account has no access to {failure.Path}.",
        ErrorCodes.RateLimited when failure.StatusCode is null => $"{failure.Path} was not sent: Getscreen refused too many calls with the API keys that your network sends. Check the key, and try again later.",
        ErrorCodes.RateLimited => $"Getscreen asks for fewer calls of {failure.Path}. Try again later.",
        ErrorCodes.UpstreamTimeout when !failure.MayHaveActed => $"{failure.Path} waited too long for its turn, and was not sent. Try again later.",
        ErrorCodes.UpstreamTimeout => $"Getscreen did not answer {failure.Path} in time.",
        ErrorCodes.UpstreamBadPayload => $"Getscreen answered {failure.Path} with something that cannot be read.",
        _ => $"Getscreen cannot be reached for {failure.Path}. Try again later.",
    };

    private static string Redirected(GetscreenException failure)
    {
        var cause = $"Getscreen redirected {failure.Path} with status {failure.StatusCode}. The server's operator must set Getscreen:BaseAddress to the address where the API answers.";
        return LeavesOutcomeUnknown(failure) ? $"{cause} Whether the call was carried out is not known. Look before you repeat it." : cause;
    }
}
