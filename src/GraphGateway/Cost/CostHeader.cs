using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;

namespace GraphGateway.Cost;

/// <summary>The header <c>GraphQL-Cost</c>: requests a cost report or a dry run.</summary>
internal static class CostHeader
{
    public const string Name = "GraphQL-Cost";

    public static CostRequest Read(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(Name, out var value))
            return CostRequest.None;
        return value.ToString() switch
        {
            "report" => CostRequest.Report,
            "validate" => CostRequest.Validate,
            var other => throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"The header {Name} is '{GlobalId.Shorten(other)}'. It must be 'report' or 'validate'."),
        };
    }
}
