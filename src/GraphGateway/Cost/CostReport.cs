using GraphGateway.Caching;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphQL;

namespace GraphGateway.Cost;

/// <summary>Adds the requested cost information and the stale data to the response, in <c>extensions.upstream</c>.</summary>
internal static class CostReport
{
    public static OperationResult Of(CostRequest requested, ExecutionResult result, OperationCost cost, ResponseDependencies dependencies) => (requested, cost.Estimate) switch
    {
        (CostRequest.None, _) or (_, null) => new(StaleData.Report(result, dependencies)),
        (CostRequest.Validate, { } estimate) => new(Estimated(result, estimate), EstimatedOnly: true),
        (_, { } estimate) => new(With(result, new()
        {
            ["calls"] = cost.Calls,
            ["cached"] = cost.Cached,
            ["estimate"] = estimate,
            ["stale"] = StaleData.ToExtension(dependencies.Stale),
        })),
    };

    private static ExecutionResult Estimated(ExecutionResult result, int estimate)
    {
        var errors = new ExecutionErrors();
        errors.AddRange(result.Errors?.Where(error => error != DryRun.End) ?? []);
        result.Errors = errors.Count > 0 ? errors : null;
        return With(result, new() { ["estimate"] = estimate });
    }

    private static ExecutionResult With(ExecutionResult result, Dictionary<string, object?> upstream)
    {
        (result.Extensions ??= [])["upstream"] = upstream;
        return result;
    }
}
