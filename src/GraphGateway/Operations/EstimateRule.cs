using GraphGateway.Errors;
using GraphQL.Validation;
using Microsoft.Extensions.Options;

namespace GraphGateway.Operations;

/// <summary>Refuses an operation that may take more calls of the upstream than one is allowed: after its variables are read, before it runs.</summary>
internal sealed class EstimateRule(IOptions<OperationsOptions> options) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        var estimate = Estimator.Of(context);
        context.RequestServices!.GetRequiredService<UpstreamCost>().Estimate = estimate.Calls;
        return estimate.Calls <= options.Value.MaxUpstreamCalls ? default : throw TooComplex(estimate, options.Value.MaxUpstreamCalls);
    }

    private static GatewayError TooComplex(Estimate estimate, int limit)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["estimate"] = estimate.Calls, ["limit"] = limit };
        if (estimate.Costliest is not null)
            extensions["field"] = estimate.Costliest;
        return new(ErrorCodes.OperationTooComplex, Message(estimate, limit)) { Extensions = extensions };
    }

    private static string Message(Estimate estimate, int limit) => estimate switch
    {
        { Calls: int.MaxValue } => $"The operation selects too many fields to be priced: with its fragments unfolded, {Estimator.MaxFields} or more. Ask for less at once.",
        _ => $"The operation may take {estimate.Calls} calls of Getscreen, and at most {limit} are allowed. The costliest field is '{estimate.Costliest}': ask for smaller pages around it, or for less at once.",
    };
}
