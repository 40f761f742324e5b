using GraphGateway.Errors;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using GraphQL.Validation;
using Microsoft.Extensions.Options;

namespace GraphGateway.Cost;

/// <summary>
/// A validation rule: rejects an operation whose cost estimate exceeds the call budget or the maximum complexity. It runs after the variables are
/// coerced and before execution.
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
        Extensions = new() { ["counted"] = "complexity", ["count"] = estimate.Complexity, ["limit"] = limit, ["field"] = estimate.LargestField },
    };

    private static string Remedy(CostEstimate estimate) => estimate.IsLargestByTerms
        ? $"Most of them are the conditions and sort terms of '{estimate.LargestField}', each of which counts as 20. Use fewer, for example 'in' with a list instead of several 'eq'."
        : $"The field with the highest count is '{estimate.LargestField}'. Request smaller pages around it, or fewer fields.";

    private static GatewayError TooComplex(CostEstimate estimate, int limit)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["estimate"] = estimate.Calls, ["limit"] = limit };
        if (estimate.MostExpensiveField is not null)
            extensions["field"] = estimate.MostExpensiveField;
        return new(
            ErrorCodes.OperationTooComplex,
            $"The operation may need {estimate.Calls} upstream calls, and at most {limit} are allowed. "
            + $"The most expensive field is '{estimate.MostExpensiveField}'. Request smaller pages around it, or fewer fields.")
        {
            Extensions = extensions,
        };
    }
}
