namespace GraphGateway.Subscriptions;

/// <summary>
/// How long to wait between two rounds: the interval; a fifth of it for the three rounds after a mutation; a tenth more with each
/// round in which nothing changes, up to twice the interval; twice as long with each that fails, up to eight times.
/// </summary>
internal sealed class PollingBackoff(TimeSpan interval)
{
    private const int QuickRounds = 3;
    private const double IdleStep = 1.1;
    private const double MostIdle = 2;
    private const double MostFailing = 8;

    private int _quick;
    private double _factor = 1;
    private PollOutcome _last;

    /// <summary>The shortest wait.</summary>
    public TimeSpan Least => interval / 5;

    /// <summary>Something is likely to change now. May be called at any time.</summary>
    public void Hurry() => Volatile.Write(ref _quick, QuickRounds);

    /// <summary>The wait after a round.</summary>
    public TimeSpan Next(PollOutcome outcome)
    {
        _factor = outcome switch
        {
            PollOutcome.Failed => Math.Min(MostFailing, _factor * 2),
            PollOutcome.Unchanged when _last is not PollOutcome.Failed => Math.Min(MostIdle, _factor * IdleStep),
            _ => 1,
        };
        _last = outcome;
        if (outcome is PollOutcome.Failed || Volatile.Read(ref _quick) == 0)
            return interval * _factor;
        Interlocked.Decrement(ref _quick);
        return Least;
    }
}
