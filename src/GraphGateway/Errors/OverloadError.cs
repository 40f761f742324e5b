using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Errors;

/// <summary>Creates the error of an operation that was rejected because it could not finish in time after the upstream calls that are already queued.</summary>
internal static class OverloadError
{
    public static GatewayError From(AdmissionRejectedException rejection) => new(
        ErrorCodes.Overloaded,
        $"Too many Getscreen calls of this account are queued to finish the operation in time. Nothing was executed. Try again in {Seconds(rejection)} s.")
    {
        Extensions = new() { ["retryAfter"] = Seconds(rejection) },
    };

    private static int Seconds(AdmissionRejectedException rejection) => (int)rejection.RetryAfter.TotalSeconds;
}
