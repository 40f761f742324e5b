namespace GraphGateway.Audit;

/// <summary>What an event ended with, where it is no error with a code.</summary>
internal static class AuditOutcome
{
    public const string Success = "success";

    /// <summary>A repeat with the same key that got the first result.</summary>
    public const string Replayed = "replayed";

    /// <summary>The caller left, or the operation ran out of time; whether the mutation was carried out is not known.</summary>
    public const string Cancelled = "cancelled";
}
