using GraphGateway.Getscreen.Scheduling;
using GraphQL;

namespace GraphGateway.Errors;

/// <summary>An error with a code and a message for the client.</summary>
internal sealed class GatewayError : ExecutionError
{
    public GatewayError(string code, string message) : base(message) => Code = code;

    public static GatewayError BadUserInput(string message) => new(ErrorCodes.BadUserInput, message);
}

/// <summary>Creates the error of an operation that was rejected because it could not finish in time after the upstream calls that are already queued.</summary>
internal static class OverloadError
{
    public static GatewayError From(AdmissionRejectedException rejection) => new(
        ErrorCodes.Overloaded,
        $"Too many upstream calls of this account are queued to finish the operation in time. Nothing was executed. Try again in {Seconds(rejection)} s.")
    {
        Extensions = new() { ["retryAfter"] = Seconds(rejection) },
    };

    private static int Seconds(AdmissionRejectedException rejection) => (int)rejection.RetryAfter.TotalSeconds;
}

/// <summary>A failure that several requests can wait for. Each request gets its own error.</summary>
internal sealed class SharedError(string code, string message) : Exception(message)
{
    public GatewayError ToError() => new(code, Message);
}
