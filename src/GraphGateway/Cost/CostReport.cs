using GraphGateway.Caching;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphQL;

namespace GraphGateway.Cost;

/// <summary>Tells a client the price that it asked for, and what in the answer is stale, in the answer's <c>extensions.upstream</c>.</summary>
internal static class CostReport
{
    public static OperationResult Of(CostRequest asked, ExecutionResult result, OperationCost cost, ResponseDependencies used) => (asked, cost.Estimate) switch
    {
        (CostRequest.None, _) or (_, null) => new(StaleData.Report(result, used)),
        (CostRequest.Validate, { } estimate) => new(Estimated(result, estimate), EstimatedOnly: true),
        (_, { } estimate) => new(With(result, new()
        {
            ["calls"] = cost.Calls,
            ["cached"] = cost.Cached,
            ["estimate"] = estimate,
            ["stale"] = StaleData.Of(used.Stale),
        })),
    };

    private static ExecutionResult Estimated(ExecutionResult result, int estimate)
    {
        var told = new ExecutionErrors();
        told.AddRange(result.Errors?.Where(error => error != DryRun.End) ?? []);
        result.Errors = told.Count > 0 ? told : null;
        return With(result, new() { ["estimate"] = estimate });
    }

    private static ExecutionResult With(ExecutionResult result, Dictionary<string, object?> upstream)
    {
        (result.Extensions ??= [])["upstream"] = upstream;
        return result;
    }
}
