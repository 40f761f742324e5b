namespace GraphGateway.Getscreen.Scheduling;

/// <summary>An operation that waits for admission and has made no call yet. The task completes when the operation is admitted or rejected.</summary>
/// <param name="flow">The flow of the operation.</param>
/// <param name="calls">The probable number of its calls.</param>
/// <param name="virtualFinish">Its finish time, in the caller's virtual time.</param>
/// <param name="number">A sequence number in order of arrival.</param>
internal sealed class PendingOperation(CallFlow flow, int calls, double virtualFinish, long number)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Orders operations by finish time, then by arrival.</summary>
    public static readonly Comparer<PendingOperation> ByFinish =
        Comparer<PendingOperation>.Create(static (one, other) => (one.VirtualFinish, one.Number).CompareTo((other.VirtualFinish, other.Number)));

    public CallFlow Flow => flow;

    public int Calls => calls;

    public double VirtualFinish => virtualFinish;

    /// <summary>The number of calls that wait for the decision. Guarded by the scheduler's lock.</summary>
    public int Waiters { get; set; }

    private long Number => number;
}
