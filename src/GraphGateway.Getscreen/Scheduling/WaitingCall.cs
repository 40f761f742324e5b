namespace GraphGateway.Getscreen.Scheduling;

/// <summary>A call that waits for its turn. A call that several operations share waits in the queue of each; the first turn that comes is taken.</summary>
/// <param name="scheduler">Who gives turns.</param>
/// <param name="load">What the caller of the flow that made the call has to do; null if nobody counts it.</param>
internal sealed class WaitingCall(FairCallScheduler scheduler, CallerLoad? load) : TaskCompletionSource<CallPermit>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The load that it counts for.</summary>
    public CallerLoad? Load => load;

    /// <summary>Where it waits; empty once it waits no more. Guarded by the scheduler.</summary>
    public List<QueuedCall> Places { get; } = new(capacity: 1);

    /// <summary>Takes it out of the queues, unless its turn has come.</summary>
    public void Cancel(CancellationToken cancellationToken) => scheduler.Cancel(this, cancellationToken);

    /// <summary>Queues it for one more flow, unless its turn has come.</summary>
    public void Share(CallFlow flow) => scheduler.Share(this, flow);
}
