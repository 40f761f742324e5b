namespace GraphGateway.Getscreen.Resilience;

/// <summary>
/// The retry budget of an account. It is a token bucket. Each GET adds a fraction of a token, and each retry takes one token. The budget has no effect if few
/// calls fail. If many calls fail, the budget stops the retries before they overload the upstream. Thread-safe.
/// </summary>
/// <param name="share">The fraction of a retry that each GET adds.</param>
internal sealed class RetryBudget(double share)
{
    /// <summary>The initial and maximum number of retries.</summary>
    public const int Reserve = 20;

    private readonly Lock _gate = new();
    private double _retriesLeft = Reserve;

    public void Deposit()
    {
        lock (_gate)
            _retriesLeft = Math.Min(Reserve, _retriesLeft + share);
    }

    /// <summary>Takes one retry from the budget; false if none is left.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_retriesLeft < 1)
                return false;
            _retriesLeft--;
            return true;
        }
    }
}
