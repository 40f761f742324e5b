using GraphQL;

namespace GraphGateway.Operations;

/// <summary>Tells a client the price that it asked for, in the answer's <c>extensions.upstream</c>.</summary>
internal static class CostReport
{
    public static OperationResult Of(CostRequest asked, ExecutionResult result, UpstreamCost cost) => (asked, cost.Estimate) switch
    {
        (CostRequest.None, _) or (_, null) => new(result),
        (CostRequest.Validate, { } estimate) => new(Estimated(result, estimate), EstimatedOnly: true),
        (_, { } estimate) => new(With(result, new()
        {
            ["calls"] = cost.Calls,
            ["cached"] = 0, // nothing is kept between requests
            ["estimate"] = estimate,
            ["stale"] = Array.Empty<string>(),
        })),
    };

    private static ExecutionResult Estimated(ExecutionResult result, int estimate)
    {
        var told = new ExecutionErrors();
        told.AddRange(result.Errors?.Where(error => error != EstimateOnly.End) ?? []);
        result.Errors = told.Count > 0 ? told : null;
        return With(result, new() { ["estimate"] = estimate });
    }

    private static ExecutionResult With(ExecutionResult result, Dictionary<string, object?> upstream)
    {
        (result.Extensions ??= [])["upstream"] = upstream;
        return result;
    }
}
