namespace GraphGateway.Getscreen.Scheduling;

/// <summary>An operation that waits to be admitted. It has made no call. Completed when it is decided.</summary>
/// <param name="flow">The operation.</param>
/// <param name="calls">How many calls it will probably take.</param>
/// <param name="virtualFinish">When it would finish, in the caller's virtual time.</param>
/// <param name="number">Tells operations apart, in the order of their coming.</param>
internal sealed class PendingOperation(CallFlow flow, int calls, double virtualFinish, long number)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Orders operations by when they would finish, then by when they came.</summary>
    public static readonly Comparer<PendingOperation> ByFinish =
        Comparer<PendingOperation>.Create(static (one, other) => (one.VirtualFinish, one.Number).CompareTo((other.VirtualFinish, other.Number)));

    public CallFlow Flow => flow;

    public int Calls => calls;

    public double VirtualFinish => virtualFinish;

    /// <summary>How many calls wait for the decision. Guarded by the scheduler.</summary>
    public int Waiters { get; set; }

    private long Number => number;
}
