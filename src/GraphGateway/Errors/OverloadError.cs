using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Errors;

/// <summary>The error of an operation that was rejected because the upstream calls that wait already would keep it from finishing in time.</summary>
internal static class OverloadError
{
    public static GatewayError From(AdmissionRejectedException rejection) => new(
        ErrorCodes.Overloaded,
        $"The server has too many calls of this account waiting to finish the operation in time, so nothing was run. Try again in {Seconds(rejection)} s.")
    {
        Extensions = new() { ["retryAfter"] = Seconds(rejection) },
    };

    private static int Seconds(AdmissionRejectedException rejection) => (int)rejection.RetryAfter.TotalSeconds;
}
