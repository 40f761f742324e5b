namespace GraphGateway.Getscreen.Scheduling;

/// <summary>A permit of the concurrency limiter for one call. Release it exactly once.</summary>
/// <param name="Scheduler">The scheduler that granted the permit.</param>
/// <param name="IsMutation">Whether the permit counts for mutations.</param>
/// <param name="Granted">The timestamp when the permit was granted.</param>
internal readonly record struct CallPermit(FairCallScheduler Scheduler, bool IsMutation, long Granted)
{
    /// <summary>Releases the permit, so that another call can run.</summary>
    /// <param name="isMeasured">Whether the permit's duration counts as a call duration. False if the call was never sent.</param>
    public void Release(bool isMeasured) => Scheduler.Release(this, isMeasured);
}
