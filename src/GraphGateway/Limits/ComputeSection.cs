namespace GraphGateway.Limits;

/// <summary>A part of a request that computes on one thread without waiting, until it is disposed of. Each row or comparison is a step.</summary>
internal sealed class ComputeSection(ComputeBudget budget, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    // Reading the clock costs as much as a dozen comparisons; a step through the largest filter takes a tenth of a millisecond.
    private const int StepsPerCharge = 128;

    private long _charged = time.GetTimestamp();
    private int _steps;

    /// <exception cref="OperationCanceledException">The operation was cancelled, or the request's budget is exhausted.</exception>
    public void Step()
    {
        if (++_steps % StepsPerCharge == 0)
            Charge();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => Charge();

    private void Charge()
    {
        var now = time.GetTimestamp();
        budget.Spend(time.GetElapsedTime(_charged, now));
        _charged = now;
    }
}
