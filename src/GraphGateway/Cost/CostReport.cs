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
        (CostRequest.None, _) or (_, null) => new(UpstreamExtension.ReportStale(result, dependencies)),
        (CostRequest.Validate, { } estimate) => new(Estimated(result, estimate), EstimatedOnly: true),
        (_, { } estimate) => new(UpstreamExtension.Set(result, new()
        {
            ["calls"] = cost.Calls,
            ["cached"] = cost.Cached,
            ["estimate"] = estimate,
            ["stale"] = UpstreamExtension.Stale(dependencies.Stale),
        })),
    };

    private static ExecutionResult Estimated(ExecutionResult result, int estimate)
    {
        var errors = new ExecutionErrors();
        errors.AddRange(result.Errors?.Where(error => error != DryRun.End) ?? []);
        result.Errors = errors.Count > 0 ? errors : null;
        return UpstreamExtension.Set(result, new() { ["estimate"] = estimate });
    }
}
