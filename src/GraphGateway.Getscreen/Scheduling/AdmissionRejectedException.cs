namespace GraphGateway.Getscreen.Scheduling;

/// <summary>An operation that makes no calls, because it could not finish before its deadline. None of its calls has left.</summary>
/// <param name="retryAfter">When it would probably be admitted.</param>
public sealed class AdmissionRejectedException(TimeSpan retryAfter)
    : Exception("The calls of Getscreen that wait already would keep the operation from finishing before its deadline.")
{
    /// <summary>When the operation would probably be admitted: whole seconds, 1 to 60.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
