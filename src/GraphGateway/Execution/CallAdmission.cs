using GraphGateway.Errors;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Observability;
using GraphQL;

namespace GraphGateway.Execution;

/// <summary>
/// An operation as the scheduler of upstream calls sees it, until it is disposed of. It is admitted or rejected when it is about to make its first
/// call, so one that is answered from the cache never is rejected. A rejected operation is answered with one error, whatever some of its fields found in the cache.
/// </summary>
internal sealed class CallAdmission : IDisposable
{
    private readonly CallFlow _flow;
    private bool _isWhole;

    private CallAdmission(CallFlow flow) => _flow = flow;

    /// <summary>The result of a rejected operation; null if it has not been rejected.</summary>
    public ExecutionResult? Rejection => _flow.Rejection is { } rejection ? Rejected(rejection) : null;

    /// <summary>Begins an operation.</summary>
    /// <param name="flow">The calls of the request that it belongs to.</param>
    /// <param name="isMutation">Whether its calls may use the permits that are reserved for mutations.</param>
    /// <param name="deadline">When it ends at the latest.</param>
    public static CallAdmission Begin(CallFlow flow, bool isMutation, DateTimeOffset deadline)
    {
        flow.Begin(isMutation, deadline);
        return new(flow);
    }

    /// <summary>Whether a result is that of an operation that has been rejected, or waited for a call of one that has.</summary>
    public static bool IsRejected(ExecutionResult result) =>
        result.Errors?.Any(error => GatewayErrorInfoProvider.CodeOf(error) == ErrorCodes.Overloaded) is true;

    /// <summary>Notes that the operation has run to its end; replaces its result if it has been rejected meanwhile.</summary>
    public ExecutionResult End(ExecutionResult result)
    {
        if (IsRejected(result) && Rejection is { } rejection)
        {
            (result.Data as SerializedResult)?.Dispose();
            return rejection;
        }

        _isWhole = true;
        return result;
    }

    public void Dispose() => _flow.End(_isWhole);

    private static ExecutionResult Rejected(AdmissionRejectedException rejection)
    {
        GatewayTelemetry.CountShed(ErrorCodes.Overloaded);
        return new() { Errors = [OverloadError.From(rejection)] };
    }
}
