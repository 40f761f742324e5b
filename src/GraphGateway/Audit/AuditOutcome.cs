namespace GraphGateway.Audit;

/// <summary>The outcomes of an event other than error codes.</summary>
internal static class AuditOutcome
{
    public const string Success = "success";

    /// <summary>A retry with the same idempotency key returned the first result.</summary>
    public const string Replayed = "replayed";

    /// <summary>The caller disconnected, or the operation timed out. It is unknown whether the mutation was executed.</summary>
    public const string Cancelled = "cancelled";
}
