using GraphGateway.Execution;

namespace GraphGateway.Operations;

/// <summary>What came of an operation, in one word.</summary>
internal static class OperationOutcome
{
    /// <summary>It was answered without an error; a subscription has begun.</summary>
    public const string Ok = "ok";

    /// <summary>It was answered with errors; of the data some may be there.</summary>
    public const string Partial = "partial";

    /// <summary>It ran and gave no data at all.</summary>
    public const string Failed = "failed";

    /// <summary>Nothing was run: it is not valid, not allowed, too costly, or not known.</summary>
    public const string Refused = "refused";

    /// <summary>Nothing was run, for only the price was asked for.</summary>
    public const string Estimated = "estimated";

    /// <summary>It has no answer: its client left.</summary>
    public const string Cancelled = "cancelled";

    public static string Of(OperationResult? operation) => operation switch
    {
        null => Cancelled,
        { EstimatedOnly: true } => Estimated,
        { Result.Executed: false } => Refused,
        { Result.Errors: null or { Count: 0 } } => Ok,
        { Result.Data: null } => Failed,
        _ => Partial,
    };
}
