namespace GraphGateway.Getscreen.Scheduling;

/// <summary>What one caller's queries have to do upstream. Not safe to use from many threads.</summary>
internal sealed class CallerLoad
{
    private double _virtualTime;
    private double _latestFinish;

    /// <summary>The operations that wait to be admitted, in the order in which they would finish if all of them shared the turns.</summary>
    public SortedSet<PendingOperation> Pending { get; } = new(PendingOperation.ByFinish);

    /// <summary>How many operations there are, admitted or not.</summary>
    public int Operations { get; set; }

    /// <summary>How many operations have been admitted.</summary>
    public int Admitted => Operations - Pending.Count;

    /// <summary>How many calls wait for their turn.</summary>
    public int Waiting { get; set; }

    /// <summary>How many calls the admitted operations are expected to make yet.</summary>
    public int Remaining { get; set; }

    /// <summary>All calls that are to be made for admitted operations.</summary>
    public int Outstanding => Waiting + Remaining;

    /// <summary>When an operation that comes now would finish, in the virtual time of fair queueing: it passes by one when each operation has had a turn.</summary>
    public double FinishOf(int calls) => _virtualTime + calls;

    /// <summary>Notes that a call has had its turn.</summary>
    public void Advance() => _virtualTime += 1.0 / Math.Max(1, Operations);

    /// <summary>Notes that an operation has been admitted.</summary>
    public void Admit(PendingOperation operation)
    {
        _latestFinish = Math.Max(Waiting == 0 ? 0 : _latestFinish, operation.VirtualFinish);
        Remaining += operation.Calls;
    }

    /// <summary>Whether an operation would finish before the last of those whose calls wait, if they shared the turns.</summary>
    public bool Precedes(PendingOperation operation) => operation.VirtualFinish < _latestFinish;
}
