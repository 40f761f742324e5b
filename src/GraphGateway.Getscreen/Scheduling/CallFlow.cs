namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// A flow in the sense of fair queueing: the upstream calls of one operation, or of all entries of a request batch. The operation is admitted or
/// rejected before its first call. Its queued calls take turns with those of other flows. Thread-safe.
/// </summary>
/// <param name="caller">The caller of the operation. Scheduling is fair between callers first, then between the flows of a caller.</param>
public sealed class CallFlow(string caller)
{
    private readonly Lock _gate = new();
    private volatile FairCallScheduler? _scheduler;
    private volatile AdmissionRejectedException? _rejection;
    private volatile bool _isAdmitted;
    private int _operations;
    private int _estimate;

    /// <summary>The caller of the operation.</summary>
    public string Caller => caller;

    /// <summary>Whether the flow's calls may use the permits that are reserved for mutations.</summary>
    public bool IsMutation { get; private set; }

    /// <summary>The operation's deadline, or null if it has none.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>Whether the operation is admitted.</summary>
    public bool IsAdmitted => _isAdmitted;

    /// <summary>The rejection, or null if the operation is admitted or not yet decided.</summary>
    public AdmissionRejectedException? Rejection => _rejection;

    /// <summary>Whether an operation of the flow is running.</summary>
    internal bool IsRunning => Volatile.Read(ref _operations) > 0;

    /// <summary>The load of the flow's caller. Set while an operation that requested admission is running. Guarded by the scheduler's lock.</summary>
    internal CallerLoad? Load { get; set; }

    /// <summary>The undecided admission request, or null if there is none. Guarded by the scheduler's lock.</summary>
    internal PendingOperation? Pending { get; set; }

    /// <summary>The number of calls that the operation is still expected to make. Guarded by the scheduler's lock.</summary>
    internal int Remaining { get; set; }

    /// <summary>The number of calls that the operation has requested. Guarded by the scheduler's lock.</summary>
    internal int Started { get; set; }

    /// <summary>The sum of the cost estimates.</summary>
    internal int Estimate => Volatile.Read(ref _estimate);

    /// <summary>Starts an operation.</summary>
    /// <param name="isMutation">Whether the operation's calls may use the permits that are reserved for mutations.</param>
    /// <param name="deadline">The operation's deadline.</param>
    public void Begin(bool isMutation, DateTimeOffset deadline)
    {
        lock (_gate)
        {
            _operations++;
            IsMutation = isMutation;
            Deadline = deadline;
        }
    }

    /// <summary>Adds the cost estimate of an operation: the maximum number of its calls.</summary>
    public void Expect(int calls)
    {
        lock (_gate)
        {
            _estimate = (int)Math.Min(int.MaxValue, (long)_estimate + calls);
            _scheduler?.Expect(this, calls);
        }
    }

    /// <summary>Ends an operation.</summary>
    /// <param name="isWhole">Whether the operation ran to completion, so that its number of calls is comparable to the estimate.</param>
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

    /// <summary>Registers the flow with the scheduler while an operation runs.</summary>
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
