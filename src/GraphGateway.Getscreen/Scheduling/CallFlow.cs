namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// The upstream calls of one operation (of a batch: of all its entries), as fair queueing sees them: a flow. The operation is admitted or
/// rejected when it is about to make its first call; calls that wait take turns with those of other flows. Safe to use from many threads.
/// </summary>
/// <param name="caller">Whose operation it is. Turns are fair between callers first, then between the flows of a caller.</param>
public sealed class CallFlow(string caller)
{
    private readonly Lock _gate = new();
    private volatile FairCallScheduler? _scheduler;
    private volatile AdmissionRejectedException? _rejection;
    private volatile bool _isAdmitted;
    private int _operations;
    private int _estimate;

    /// <summary>Whose operation it is.</summary>
    public string Caller => caller;

    /// <summary>Whether its calls may use the permits that are reserved for mutations.</summary>
    public bool IsMutation { get; private set; }

    /// <summary>When the operation ends at the latest; null if it has no end of its own.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>Whether the operation may make calls.</summary>
    public bool IsAdmitted => _isAdmitted;

    /// <summary>Why the operation may make no calls; null if it may, or has not asked.</summary>
    public AdmissionRejectedException? Rejection => _rejection;

    /// <summary>Whether an operation runs.</summary>
    internal bool IsRunning => Volatile.Read(ref _operations) > 0;

    /// <summary>What the flow's caller has to do; set while an operation runs that has asked for admission. Guarded by the scheduler.</summary>
    internal CallerLoad? Load { get; set; }

    /// <summary>The request for admission that has not been decided; null if there is none. Guarded by the scheduler.</summary>
    internal PendingOperation? Pending { get; set; }

    /// <summary>How many calls the operation is expected to make yet. Guarded by the scheduler.</summary>
    internal int Remaining { get; set; }

    /// <summary>How many calls the operation has asked for. Guarded by the scheduler.</summary>
    internal int Started { get; set; }

    /// <summary>The sum of the estimates.</summary>
    internal int Estimate => Volatile.Read(ref _estimate);

    /// <summary>Begins an operation.</summary>
    /// <param name="isMutation">Whether its calls may use the permits that are reserved for mutations.</param>
    /// <param name="deadline">When it ends at the latest.</param>
    public void Begin(bool isMutation, DateTimeOffset deadline)
    {
        lock (_gate)
        {
            _operations++;
            IsMutation = isMutation;
            Deadline = deadline;
        }
    }

    /// <summary>Says how many calls an operation of the flow may take at most.</summary>
    public void Expect(int calls)
    {
        lock (_gate)
        {
            _estimate = (int)Math.Min(int.MaxValue, (long)_estimate + calls);
            _scheduler?.Expect(this, calls);
        }
    }

    /// <summary>Ends an operation.</summary>
    /// <param name="isWhole">Whether it ran to its end, so that the number of its calls says something about the estimate.</param>
    public void End(bool isWhole)
    {
        lock (_gate)
        {
            if (--_operations > 0)
                return;
            _scheduler?.Remove(this, isWhole);
            (_scheduler, _estimate) = (null, 0);
        }
    }

    /// <summary>Makes the scheduler count the flow, while an operation runs.</summary>
    internal void Attach(FairCallScheduler scheduler)
    {
        if (_scheduler is not null)
            return;
        lock (_gate)
        {
            if (_operations == 0 || _scheduler is not null)
                return;
            _scheduler = scheduler;
            scheduler.Add(this);
        }
    }

    internal void Admit() => _isAdmitted = true;

    internal void Reject(TimeSpan retryAfter) => _rejection = new(retryAfter);
}
