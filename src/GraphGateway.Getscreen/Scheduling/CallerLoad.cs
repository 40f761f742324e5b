namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The load of one caller: its operations and their queued and expected calls. Not thread-safe.</summary>
internal sealed class CallerLoad
{
    private double _virtualTime;
    private double _latestFinish;

    /// <summary>The operations that wait for admission, by the order in which they would finish under fair scheduling.</summary>
    public SortedSet<PendingOperation> Pending { get; } = new(PendingOperation.ByFinish);

    /// <summary>The number of operations, admitted or pending.</summary>
    public int Operations { get; set; }

    /// <summary>The number of admitted operations.</summary>
    public int Admitted => Operations - Pending.Count;

    /// <summary>The number of queued calls.</summary>
    public int Waiting { get; set; }

    /// <summary>The number of calls that the admitted operations are still expected to make.</summary>
    public int Remaining { get; set; }

    /// <summary>The queued and expected calls of admitted operations.</summary>
    public int Outstanding => Waiting + Remaining;

    /// <summary>The finish time of an operation that arrives now, in the virtual time of fair queueing. Virtual time advances by one when each operation has had one turn.</summary>
    public double FinishOf(int calls) => _virtualTime + calls;

    /// <summary>Advances the virtual time after a call was granted a permit.</summary>
    public void Advance() => _virtualTime += 1.0 / Math.Max(1, Operations);

    /// <summary>Adds an admitted operation to the load.</summary>
    public void Admit(PendingOperation operation)
    {
        _latestFinish = Math.Max(Waiting == 0 ? 0 : _latestFinish, operation.VirtualFinish);
        Remaining += operation.Calls;
    }

    /// <summary>Whether an operation would finish before the last operation with queued calls, under fair scheduling.</summary>
    public bool Precedes(PendingOperation operation) => operation.VirtualFinish < _latestFinish;
}
