namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The right to make one call now. To be released once.</summary>
/// <param name="Scheduler">Where it came from.</param>
/// <param name="IsMutation">Whether it counts as a mutation's.</param>
/// <param name="Granted">The timestamp from which on it is held.</param>
internal readonly record struct CallPermit(FairCallScheduler Scheduler, bool IsMutation, long Granted)
{
    /// <summary>Lets another call run.</summary>
    /// <param name="isMeasured">Whether the time that it was held says how long a call takes: not if the call never left.</param>
    public void Release(bool isMeasured) => Scheduler.Release(this, isMeasured);
}
