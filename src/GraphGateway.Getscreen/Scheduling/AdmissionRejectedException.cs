namespace GraphGateway.Getscreen.Scheduling;

/// <summary>An operation was rejected because it could not finish before its deadline. None of its calls was sent.</summary>
/// <param name="retryAfter">The wait before the operation would probably be admitted.</param>
public sealed class AdmissionRejectedException(TimeSpan retryAfter)
    : Exception("Too many Getscreen calls are queued. The operation could not finish before its deadline.")
{
    /// <summary>The wait before the operation would probably be admitted: whole seconds, 1 to 60.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
