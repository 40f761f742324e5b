using GraphGateway.Errors;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Observability;
using GraphQL;

namespace GraphGateway.Execution;

/// <summary>
/// The registration of an operation with the scheduler of upstream calls, until it is disposed. The scheduler admits or rejects the operation
/// before its first upstream call, so an operation that needs only the response cache is never rejected. A rejected operation returns one error and no
/// data, even if some of its fields were in the cache.
/// </summary>
internal sealed class CallAdmission : IDisposable
{
    private readonly CallFlow _flow;
    private bool _isCompleted;

    private CallAdmission(CallFlow flow) => _flow = flow;

    /// <summary>The result of a rejected operation, or null if it was not rejected.</summary>
    public ExecutionResult? Rejection => _flow.Rejection is { } rejection ? Rejected(rejection) : null;

    /// <summary>Registers an operation.</summary>
    /// <param name="flow">The upstream calls of the operation's request.</param>
    /// <param name="isMutation">Whether its calls can use the permits that are reserved for mutations.</param>
    /// <param name="deadline">The time when the operation times out.</param>
    public static CallAdmission Begin(CallFlow flow, bool isMutation, DateTimeOffset deadline)
    {
        flow.Begin(isMutation, deadline);
        return new(flow);
    }

    /// <summary>Whether the operation was rejected, or waited for an upstream call of a rejected operation.</summary>
    public static bool IsRejected(ExecutionResult result) =>
        result.Errors?.Any(error => GatewayErrorInfoProvider.CodeOf(error) == ErrorCodes.Overloaded) is true;

    /// <summary>Records that the operation has completed. Replaces the result if the operation was rejected.</summary>
    public ExecutionResult End(ExecutionResult result)
    {
        if (IsRejected(result) && Rejection is { } rejection)
        {
            (result.Data as SerializedResult)?.Dispose();
            return rejection;
        }

        _isCompleted = true;
        return result;
    }

    public void Dispose() => _flow.End(_isCompleted);

    private static ExecutionResult Rejected(AdmissionRejectedException rejection)
    {
        GatewayTelemetry.CountShed(ErrorCodes.Overloaded);
        return new() { Errors = [OverloadError.From(rejection)] };
    }
}
