namespace GraphGateway.Getscreen.Scheduling;

/// <summary>An operation was rejected because it would not have finished before its deadline. None of its calls was sent.</summary>
/// <param name="retryAfter">The estimated time after which the operation can be admitted.</param>
public sealed class AdmissionRejectedException(TimeSpan retryAfter)
    : Exception("Too many Getscreen calls are queued. The operation could not finish before its deadline.")
{
    /// <summary>The estimated time after which the operation can be admitted, in whole seconds, 1 to 60.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
