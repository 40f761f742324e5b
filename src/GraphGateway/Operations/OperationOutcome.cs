using GraphGateway.Execution;

namespace GraphGateway.Operations;

/// <summary>The outcome of an operation as one word, for metrics, traces and the log.</summary>
internal static class OperationOutcome
{
    /// <summary>It was executed without errors; for a subscription, the stream was opened.</summary>
    public const string Ok = "ok";

    /// <summary>It was executed with errors; the data may be incomplete.</summary>
    public const string Partial = "partial";

    /// <summary>It was executed with errors and returned no data.</summary>
    public const string Failed = "failed";

    /// <summary>It was not executed: it is invalid, not allowed, too expensive, or unknown.</summary>
    public const string Rejected = "refused";

    /// <summary>It was not executed, because the request was a dry run for the cost estimate.</summary>
    public const string Estimated = "estimated";

    /// <summary>It has no result, because the client disconnected.</summary>
    public const string Cancelled = "cancelled";

    public static string Of(OperationResult? operation) => operation switch
    {
        null => Cancelled,
        { EstimatedOnly: true } => Estimated,
        { Result.Executed: false } => Rejected,
        { Result.Errors: null or { Count: 0 } } => Ok,
        { Result.Data: null } => Failed,
        _ => Partial,
    };
}
