namespace GraphGateway.Getscreen.Scheduling;

/// <summary>A queued call; its task returns the permit. A call that several operations share is queued for each, and the first turn dispatches it.</summary>
/// <param name="scheduler">The scheduler that grants the permit.</param>
/// <param name="load">The load of the caller that made the call; null if the call is not counted.</param>
internal sealed class WaitingCall(FairCallScheduler scheduler, CallerLoad? load) : TaskCompletionSource<CallPermit>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The load that counts the call.</summary>
    public CallerLoad? Load => load;

    /// <summary>The call's queue entries; empty when it is no longer queued. Guarded by the scheduler's lock.</summary>
    public List<QueuedCall> Places { get; } = new(capacity: 1);

    /// <summary>Removes the call from the queues, unless it was already dispatched.</summary>
    public void Cancel(CancellationToken cancellationToken) => scheduler.Cancel(this, cancellationToken);

    /// <summary>Queues the call for one more flow, unless it was already dispatched.</summary>
    public void Share(CallFlow flow) => scheduler.Share(this, flow);
}
