namespace GraphGateway.Limits;

/// <summary>A synchronous part of a request whose time is charged to its <see cref="ComputeBudget"/>, until it is disposed. Each row or comparison is a step.</summary>
internal sealed class ComputeSection(ComputeBudget budget, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    // Reading the clock costs as much as a dozen comparisons. A step through the largest filter takes 0.1 ms.
    private const int StepsPerCharge = 128;

    private long _lastCharge = time.GetTimestamp();
    private int _steps;

    /// <summary>Counts a step, charges the time every <see cref="StepsPerCharge"/> steps and checks for cancellation.</summary>
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
        budget.Spend(time.GetElapsedTime(_lastCharge, now));
        _lastCharge = now;
    }
}
