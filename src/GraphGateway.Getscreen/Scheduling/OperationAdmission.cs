namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// Decides which operations may make calls. An operation starts as soon as its caller's calls that wait are few, or it would finish before them
/// anyway. Until then it waits without a call, and is rejected once the backlog says that it cannot finish before its deadline: the decision is made
/// late, when it is known how long calls take, and what has been admitted finishes. To be used by one thread at a time.
/// </summary>
internal sealed class OperationAdmission(CallLimits limits, TimeProvider time)
{
    // No more is begun than this often the calls that run at once, unless permits are free: what has been begun is to end soon.
    private const int RoundsBegun = 4;

    private static readonly TimeSpan _shortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(1);

    // Timers may be a little early.
    private static readonly TimeSpan _tolerance = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, CallerLoad> _loads = new(StringComparer.Ordinal);
    private readonly EstimateAccuracy _accuracy = new();
    private long _number;
    private int _callsOver;

    /// <summary>How long calls take.</summary>
    public CallDurationAverage Times { get; } = new(trustedFrom: RoundsBegun * limits.All);

    /// <summary>How many operations wait to be admitted.</summary>
    public int Pending { get; private set; }

    /// <summary>Counts an operation that is about to make its first call.</summary>
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

    /// <summary>Counts calls that an operation may take beyond what it was admitted for: another entry of its batch has been estimated.</summary>
    public void Expect(CallFlow flow, int calls)
    {
        if (!flow.IsAdmitted || flow.Load is not { } load)
            return;
        var more = _accuracy.Correct(calls);
        flow.Remaining += more;
        load.Remaining += more;
    }

    /// <summary>Counts an operation no more.</summary>
    public void Remove(CallFlow flow, bool isWhole)
    {
        if (flow.Load is not { } load)
            return;
        if (flow.Pending is { } pending)
            Decided(pending);
        if (isWhole && flow.IsAdmitted)
            _accuracy.Add(flow.Estimate, flow.Started);
        load.Remaining -= flow.Remaining;
        (flow.Load, flow.Remaining) = (null, 0);
        // Its calls may be waited for by others still; then the load is not looked up any more, and counts no longer.
        if (--load.Operations == 0)
            _loads.Remove(flow.Caller);
    }

    /// <summary>Decides whether a mutation may make calls. It waits for other mutations alone, so it starts at once.</summary>
    /// <param name="flow">The mutation.</param>
    /// <param name="waiting">How many calls of mutations wait.</param>
    /// <param name="running">How many calls run.</param>
    public void DecideMutation(CallFlow flow, int waiting, int running)
    {
        var calls = waiting + _accuracy.Correct(flow.Estimate);
        if (waiting > 0 && Least(running) is { } perCall
            && perCall + (perCall * calls / Math.Max(1, limits.Mutations)) is var finish && finish > TimeLeft(flow))
            flow.Reject(Until(finish, flow));
        else
            flow.Admit();
    }

    /// <summary>Asks whether an operation may make calls: decides it, or leaves it pending.</summary>
    public void Ask(CallFlow flow, int running)
    {
        if (flow.Pending is not null || flow.Load is not { } load)
            return;
        var calls = _accuracy.Correct(flow.Estimate);
        flow.Pending = new(flow, calls, load.FinishOf(calls), ++_number);
        load.Pending.Add(flow.Pending);
        Pending++;
        RejectHopeless(load, running);
        StartPending(load, running);
    }

    /// <summary>Takes back a request for admission that nobody waits for any more.</summary>
    public void Withdraw(PendingOperation operation, int running)
    {
        var flow = operation.Flow;
        if (TimeLeft(flow) <= _tolerance)
            Reject(operation, flow.Load is { } load ? Finish(load, operation.Calls, ahead: 0, Present(running)) ?? default : default);
        else
            Decided(operation);
    }

    /// <summary>Decides what can be decided now.</summary>
    public void Advance(int running, bool isCallOver = false)
    {
        if (Pending == 0)
            return;
        // What calls take changes slowly, so not each of them changes the outlook of all that wait.
        var isRoundOver = isCallOver && ++_callsOver % limits.All == 0;
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
            Decided(next);
        }
    }

    private bool MayStart(CallerLoad load, PendingOperation operation, int running)
    {
        // While nothing runs, measurements may be out of date, and only a call can tell.
        if (running == 0 && IsIdle())
            return true;
        if (IsBusy(load, running) && !load.Precedes(operation))
            return false;
        return Finish(load, operation.Calls, ahead: 0, Present(running)) is { } finish
            ? finish <= TimeLeft(operation.Flow)
            : load.Outstanding == 0 || load.Outstanding + operation.Calls <= RoundsBegun * limits.All;
    }

    // An operation often begins with a single call, so few calls wait while much has been begun.
    private bool IsBusy(CallerLoad load, int running) =>
        load.Waiting >= limits.Queries || (load.Outstanding >= RoundsBegun * limits.All && running >= limits.Queries / 2);

    // Each is expected to wait for those before it, but not for those that are rejected themselves.
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

    // When an operation would finish under fair turns: of each other operation, and of each other caller, no more calls have their turn
    // meanwhile than of this one. Null if it is not known what a call takes.
    private TimeSpan? Finish(CallerLoad load, int calls, int ahead, TimeSpan? perCall)
    {
        var own = calls + ahead + Math.Min(load.Outstanding, (long)load.Admitted * calls);
        var all = own;
        foreach (var other in _loads.Values)
        {
            if (other != load)
                all += Math.Min(own, other.Outstanding);
        }

        return perCall + (perCall * all / limits.Queries);
    }

    private TimeSpan? Present(int running) => Times.Present(time.GetUtcNow(), isSaturated: running >= limits.Queries);

    private TimeSpan? Least(int running) => Times.Least(time.GetUtcNow(), isSaturated: running >= limits.Queries);

    private TimeSpan TimeLeft(CallFlow flow) => flow.Deadline is { } deadline ? deadline - time.GetUtcNow() : TimeSpan.MaxValue;

    private void Reject(PendingOperation operation, TimeSpan finish)
    {
        operation.Flow.Reject(Until(finish, operation.Flow));
        Decided(operation);
    }

    // The backlog shrinks by a second each second.
    private TimeSpan Until(TimeSpan finish, CallFlow flow)
    {
        var wait = TimeSpan.FromSeconds(Math.Ceiling((finish - TimeLeft(flow)).TotalSeconds));
        return wait < _shortestWait ? _shortestWait : wait > _longestWait ? _longestWait : wait;
    }

    private void Decided(PendingOperation operation)
    {
        operation.Flow.Load?.Pending.Remove(operation);
        operation.Flow.Pending = null;
        Pending--;
        operation.TrySetResult();
    }
}
