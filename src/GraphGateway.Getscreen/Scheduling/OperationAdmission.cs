namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// Admission control for operations. An operation is admitted as soon as its caller has few queued calls, or if it would finish before
/// those calls. Until then, the operation waits and makes no calls. It is rejected when the backlog shows that it cannot finish before its deadline. The
/// decision is late on purpose, because the duration of calls is known by then and admitted operations can finish. Not thread-safe.
/// </summary>
internal sealed class OperationAdmission(CallLimits limits, TimeProvider time)
{
    // Limits the admitted calls to this multiple of the concurrency limit, unless permits are free, so that admitted operations end soon.
    private const int MaxAdmittedRounds = 4;

    private static readonly TimeSpan _minRetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _maxRetryAfter = TimeSpan.FromMinutes(1);

    // Timers may fire slightly early.
    private static readonly TimeSpan _tolerance = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, CallerLoad> _loads = new(StringComparer.Ordinal);
    private readonly EstimateAccuracy _accuracy = new();
    private long _lastNumber;
    private int _completedCalls;

    /// <summary>The measured durations of calls.</summary>
    public CallDurationAverage Times { get; } = new(trustedFrom: MaxAdmittedRounds * limits.All);

    /// <summary>The number of operations that wait for admission.</summary>
    public int Pending { get; private set; }

    /// <summary>Adds an operation before its first call.</summary>
    public void Add(CallFlow flow)
    {
        if (!_loads.TryGetValue(flow.Caller, out var load))
            _loads[flow.Caller] = load = new();
        load.Operations++;
        flow.Load = load;
        flow.Started = 0;
        if (flow.IsAdmitted)
            Expect(flow, flow.Estimate);
    }

    /// <summary>Adds calls to an admitted operation, when another entry of its request batch was estimated.</summary>
    public void Expect(CallFlow flow, int calls)
    {
        if (!flow.IsAdmitted || flow.Load is not { } load)
            return;
        var more = _accuracy.Correct(calls);
        flow.Remaining += more;
        load.Remaining += more;
    }

    /// <summary>Removes an operation that has ended.</summary>
    public void Remove(CallFlow flow, bool isWhole)
    {
        if (flow.Load is not { } load)
            return;
        if (flow.Pending is { } pending)
            Complete(pending);
        if (isWhole && flow.IsAdmitted)
            _accuracy.Add(flow.Estimate, flow.Started);
        load.Remaining -= flow.Remaining;
        (flow.Load, flow.Remaining) = (null, 0);
        // Other operations may still wait for the operation's calls. A load that was removed has no effect on admission.
        if (--load.Operations == 0)
            _loads.Remove(flow.Caller);
    }

    /// <summary>Admits or rejects a mutation immediately. A mutation only queues behind other mutations, so it is never pending.</summary>
    /// <param name="flow">The flow of the mutation.</param>
    /// <param name="waiting">The number of queued calls of mutations.</param>
    /// <param name="running">The number of running calls.</param>
    public void DecideMutation(CallFlow flow, int waiting, int running)
    {
        var calls = waiting + _accuracy.Correct(flow.Estimate);
        if (waiting > 0 && Least(running) is { } perCall
            && perCall + (perCall * calls / Math.Max(1, limits.Mutations)) is var finish && finish > TimeLeft(flow))
            flow.Reject(RetryAfterOf(finish, flow));
        else
            flow.Admit();
    }

    /// <summary>Requests admission for an operation: admits it, rejects it, or leaves it pending.</summary>
    public void Ask(CallFlow flow, int running)
    {
        if (flow.Pending is not null || flow.Load is not { } load)
            return;
        var calls = _accuracy.Correct(flow.Estimate);
        flow.Pending = new(flow, calls, load.FinishOf(calls), ++_lastNumber);
        load.Pending.Add(flow.Pending);
        Pending++;
        RejectHopeless(load, running);
        StartPending(load, running);
    }

    /// <summary>Withdraws an admission request when no call waits for it any longer.</summary>
    public void Withdraw(PendingOperation operation, int running)
    {
        var flow = operation.Flow;
        if (TimeLeft(flow) <= _tolerance)
            Reject(operation, flow.Load is { } load ? Finish(load, operation.Calls, ahead: 0, Present(running)) ?? default : default);
        else
            Complete(operation);
    }

    /// <summary>Decides the pending operations that can be decided now.</summary>
    public void Advance(int running, bool isCallOver = false)
    {
        if (Pending == 0)
            return;
        // Call durations change slowly, so the pending operations are checked again once per round of calls and not after every call.
        var isRoundOver = isCallOver && ++_completedCalls % limits.All == 0;
        foreach (var load in _loads.Values)
        {
            if (load.Pending.Count == 0)
                continue;
            if (isRoundOver)
                RejectHopeless(load, running);
            StartPending(load, running);
        }
    }

    private void StartPending(CallerLoad load, int running)
    {
        while (load.Pending.Min is { } next && MayStart(load, next, running))
        {
            load.Admit(next);
            next.Flow.Remaining = next.Calls;
            next.Flow.Admit();
            Complete(next);
        }
    }

    private bool MayStart(CallerLoad load, PendingOperation operation, int running)
    {
        // If nothing runs, the measurements may be outdated, and only a call can update them.
        if (running == 0 && IsIdle())
            return true;
        if (IsBusy(load, running) && !load.Precedes(operation))
            return false;
        return Finish(load, operation.Calls, ahead: 0, Present(running)) is { } finish
            ? finish <= TimeLeft(operation.Flow)
            : load.Outstanding == 0 || load.Outstanding + operation.Calls <= MaxAdmittedRounds * limits.All;
    }

    // An operation often starts with a single call, so few calls may be queued although many operations are admitted.
    private bool IsBusy(CallerLoad load, int running) =>
        load.Waiting >= limits.Queries || (load.Outstanding >= MaxAdmittedRounds * limits.All && running >= limits.Queries / 2);

    // Each operation waits for the pending operations before it, except for those that are rejected.
    private void RejectHopeless(CallerLoad load, int running)
    {
        if (Least(running) is not { } perCall || (running == 0 && IsIdle()))
            return;
        var ahead = 0;
        foreach (var operation in load.Pending.ToArray())
        {
            if (Finish(load, operation.Calls, ahead, perCall) is { } finish && finish > TimeLeft(operation.Flow))
                Reject(operation, finish);
            else
                ahead += operation.Calls;
        }
    }

    private bool IsIdle()
    {
        foreach (var load in _loads.Values)
        {
            if (load.Outstanding > 0)
                return false;
        }

        return true;
    }

    // The time until an operation would finish under fair scheduling: in the meantime, no other operation and no other caller gets more permits
    // than this one. Null if the duration of a call is unknown.
    private TimeSpan? Finish(CallerLoad load, int calls, int ahead, TimeSpan? perCall)
    {
        var ownCalls = calls + ahead + Math.Min(load.Outstanding, (long)load.Admitted * calls);
        var totalCalls = ownCalls;
        foreach (var other in _loads.Values)
        {
            if (other != load)
                totalCalls += Math.Min(ownCalls, other.Outstanding);
        }

        return perCall + (perCall * totalCalls / limits.Queries);
    }

    private TimeSpan? Present(int running) => Times.Present(time.GetUtcNow(), isSaturated: running >= limits.Queries);

    private TimeSpan? Least(int running) => Times.Least(time.GetUtcNow(), isSaturated: running >= limits.Queries);

    private TimeSpan TimeLeft(CallFlow flow) => flow.Deadline is { } deadline ? deadline - time.GetUtcNow() : TimeSpan.MaxValue;

    private void Reject(PendingOperation operation, TimeSpan finish)
    {
        operation.Flow.Reject(RetryAfterOf(finish, operation.Flow));
        Complete(operation);
    }

    // Assumes that the backlog shrinks by one second per second.
    private TimeSpan RetryAfterOf(TimeSpan finish, CallFlow flow)
    {
        var wait = TimeSpan.FromSeconds(Math.Ceiling((finish - TimeLeft(flow)).TotalSeconds));
        return wait < _minRetryAfter ? _minRetryAfter : wait > _maxRetryAfter ? _maxRetryAfter : wait;
    }

    private void Complete(PendingOperation operation)
    {
        operation.Flow.Load?.Pending.Remove(operation);
        operation.Flow.Pending = null;
        Pending--;
        operation.TrySetResult();
    }
}
