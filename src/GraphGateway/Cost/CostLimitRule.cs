using GraphGateway.Errors;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphQL.Validation;
using Microsoft.Extensions.Options;

namespace GraphGateway.Cost;

/// <summary>
/// Refuses an operation that may take more calls of the upstream than one is allowed, or that answers too many fields: after its
/// variables are read, before it runs.
/// </summary>
internal sealed class CostLimitRule(IOptions<OperationsOptions> options) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        var estimate = CostEstimator.Of(context);
        context.RequestServices!.GetRequiredService<OperationCost>().Estimate = estimate.Calls;
        if (estimate.Calls > options.Value.MaxUpstreamCalls)
            throw TooComplex(estimate, options.Value.MaxUpstreamCalls);
        if (estimate.Complexity > options.Value.MaxComplexity)
            throw TooLarge(estimate, options.Value.MaxComplexity);
        context.RequestServices!.GetRequiredService<CallFlow>().Expect(estimate.Calls);
        return default;
    }

    private static GatewayError TooLarge(CostEstimate estimate, int limit) => new(
        ErrorCodes.OperationTooComplex,
        $"The operation selects {estimate.Complexity} fields, each counted for every row, and at most {limit} are allowed. {Remedy(estimate)}")
    {
        Extensions = new() { ["counted"] = "complexity", ["count"] = estimate.Complexity, ["limit"] = limit, ["field"] = estimate.Largest },
    };

    private static string Remedy(CostEstimate estimate) => estimate.IsLargestByTerms
        ? $"Most of them are the conditions and sort terms of '{estimate.Largest}', each of which counts as 20: use fewer, e.g. 'in' with a list instead of several 'eq'."
        : $"Most often answered is '{estimate.Largest}': ask for smaller pages around it, or for fewer fields.";

    private static GatewayError TooComplex(CostEstimate estimate, int limit)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["estimate"] = estimate.Calls, ["limit"] = limit };
        if (estimate.Costliest is not null)
            extensions["field"] = estimate.Costliest;
        return new(
            ErrorCodes.OperationTooComplex,
            $"The operation may take {estimate.Calls} calls of Getscreen, and at most {limit} are allowed. The costliest field is '{estimate.Costliest}': ask for smaller pages around it, or for less at once.")
        {
            Extensions = extensions,
        };
    }
}
