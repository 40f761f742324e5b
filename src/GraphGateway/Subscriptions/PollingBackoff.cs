namespace GraphGateway.Subscriptions;

/// <summary>
/// The delay between two polling rounds. It is the configured interval; a fifth of it for three rounds after a mutation. Each round without changes
/// adds a tenth, up to twice the interval. Each failed round doubles the delay, up to eight times the interval.
/// </summary>
internal sealed class PollingBackoff(TimeSpan interval)
{
    private const int QuickRounds = 3;
    private const double IdleStep = 1.1;
    private const double MaxIdleFactor = 2;
    private const double MaxFailureFactor = 8;

    private int _quickRounds;
    private double _factor = 1;
    private PollOutcome _last;

    /// <summary>The minimum delay.</summary>
    public TimeSpan MinDelay => interval / 5;

    /// <summary>Uses the minimum delay for the next rounds, because a change is likely. Thread-safe.</summary>
    public void Accelerate() => Volatile.Write(ref _quickRounds, QuickRounds);

    /// <summary>Returns the delay after a round.</summary>
    public TimeSpan Next(PollOutcome outcome)
    {
        _factor = outcome switch
        {
            PollOutcome.Failed => Math.Min(MaxFailureFactor, _factor * 2),
            PollOutcome.Unchanged when _last is not PollOutcome.Failed => Math.Min(MaxIdleFactor, _factor * IdleStep),
            _ => 1,
        };
        _last = outcome;
        if (outcome is PollOutcome.Failed || Volatile.Read(ref _quickRounds) == 0)
            return interval * _factor;
        Interlocked.Decrement(ref _quickRounds);
        return MinDelay;
    }
}
