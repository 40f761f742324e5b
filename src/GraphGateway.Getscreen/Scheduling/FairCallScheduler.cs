namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// Decides which of an account's calls run: at most so many at once, with fair turns for those that wait and a share of the permits for
/// mutations. No call is rejected: operations are, before their first call (<see cref="OperationAdmission"/>). Safe to use from many threads.
/// </summary>
internal sealed class FairCallScheduler
{
    private readonly Lock _gate = new();
    private readonly CallQueue _queries = new();
    private readonly CallQueue _mutations = new();
    private readonly CallFlow _background = new("");
    private readonly OperationAdmission _admission;
    private readonly CallLimits _limits;
    private readonly TimeProvider _time;
    private readonly Action<int> _countWaiting;
    private int _running;
    private int _waiting;
    private int _runningMutations;
    private bool _lastWasMutation;

    /// <summary>Creates a scheduler that nobody waits for yet.</summary>
    /// <param name="maxConcurrentCalls">How many calls run at once.</param>
    /// <param name="time">The clock.</param>
    /// <param name="countWaiting">Told of each change in the number of calls that wait.</param>
    public FairCallScheduler(int maxConcurrentCalls, TimeProvider time, Action<int>? countWaiting = null)
    {
        (_limits, _time, _countWaiting) = (new(maxConcurrentCalls), time, countWaiting ?? (static _ => { }));
        _admission = new(_limits, time);
    }

    /// <summary>How many calls run.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
                return _running;
        }
    }

    /// <summary>How many calls wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting;
        }
    }

    /// <summary>How many operations wait to be admitted.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _admission.Pending;
        }
    }

    /// <summary>Waits until an operation may make calls.</summary>
    /// <exception cref="AdmissionRejectedException">It may make none.</exception>
    public ValueTask AdmitAsync(CallFlow flow, CancellationToken cancellationToken)
    {
        if (flow.IsAdmitted)
            return default;
        flow.Attach(this);
        PendingOperation? pending;
        lock (_gate)
        {
            pending = Decide(flow);
            if (pending is null)
                return default;
            pending.Waiters++;
        }

        return DecisionAsync(flow, pending, cancellationToken);
    }

    /// <summary>Waits for the turn of a call.</summary>
    /// <param name="flow">Whose call it is; null if it is made for no operation.</param>
    /// <param name="isPost">Whether the call changes something.</param>
    /// <param name="shared">The flows that wait for the call, too; null if the call is the flow's own.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The permit, to be released when the call has ended.</returns>
    /// <exception cref="AdmissionRejectedException">The flow's operation was not admitted.</exception>
    public ValueTask<CallPermit> EnterAsync(CallFlow? flow, bool isPost, SharedCall? shared, CancellationToken cancellationToken)
    {
        flow ??= _background;
        flow.Attach(this);
        WaitingCall call;
        lock (_gate)
        {
            if (!flow.IsAdmitted && Decide(flow) is not null)
                return AdmittedAsync(flow, isPost, shared, cancellationToken);
            Start(flow);
            var isMutation = isPost || flow.IsMutation;
            var queue = QueueOf(isMutation);
            if (queue.IsEmpty && HasPermit(isMutation))
            {
                shared?.Leave();
                return new(Grant(isMutation, flow.Load));
            }

            call = new(this, flow.Load);
            queue.Add(call, flow);
            CountWaiting(call, 1);
        }

        shared?.Wait(call);
        return TurnAsync(call, cancellationToken);
    }

    /// <summary>Takes a permit back, and gives the next call its turn.</summary>
    public void Release(CallPermit permit, bool isMeasured)
    {
        lock (_gate)
        {
            _running--;
            if (permit.IsMutation)
                _runningMutations--;
            if (isMeasured)
                _admission.Times.Add(_time.GetElapsedTime(permit.Granted), _time.GetUtcNow());
            Dispatch();
            _admission.Advance(_running, isCallOver: true);
        }
    }

    /// <summary>Takes a call that waits out of the queues, unless its turn has come.</summary>
    public void Cancel(WaitingCall call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (call.Places.Count == 0)
                return;
            CallQueue.Remove(call);
            CountWaiting(call, -1);
            _admission.Advance(_running);
        }

        call.TrySetCanceled(cancellationToken);
    }

    /// <summary>Queues a call that waits for one more flow, unless its turn has come.</summary>
    public void Share(WaitingCall call, CallFlow flow)
    {
        lock (_gate)
        {
            if (call.Places.Count == 0 || call.Places.Exists(place => place.Flow.Flow == flow))
                return;
            QueueOf(flow.IsMutation).Add(call, flow);
            Dispatch();
        }
    }

    /// <summary>Counts a flow whose operation is about to make its first call.</summary>
    public void Add(CallFlow flow)
    {
        lock (_gate)
            _admission.Add(flow);
    }

    /// <summary>Counts more calls that a flow may take.</summary>
    public void Expect(CallFlow flow, int calls)
    {
        lock (_gate)
            _admission.Expect(flow, calls);
    }

    /// <summary>Counts a flow no more, because its operation has ended.</summary>
    public void Remove(CallFlow flow, bool isWhole)
    {
        lock (_gate)
        {
            _admission.Remove(flow, isWhole);
            _admission.Advance(_running);
        }
    }

    // Null if the flow may make calls.
    private PendingOperation? Decide(CallFlow flow)
    {
        if (flow.Rejection is { } rejection)
            throw new AdmissionRejectedException(rejection.RetryAfter);
        // What no operation is known of asks nobody.
        if (flow.IsAdmitted || !flow.IsRunning)
            return null;
        if (flow.IsMutation)
            _admission.DecideMutation(flow, _mutations.Count, _running);
        else
            _admission.Ask(flow, _running);
        return flow.Rejection is { } rejected ? throw new AdmissionRejectedException(rejected.RetryAfter) : flow.IsAdmitted ? null : flow.Pending;
    }

    private async ValueTask DecisionAsync(CallFlow flow, PendingOperation pending, CancellationToken cancellationToken)
    {
        try
        {
            await pending.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                if (--pending.Waiters == 0 && flow.Pending == pending)
                    _admission.Withdraw(pending, _running);
            }
        }

        if (flow.Rejection is { } rejection)
            throw new AdmissionRejectedException(rejection.RetryAfter);
    }

    private async ValueTask<CallPermit> AdmittedAsync(CallFlow flow, bool isPost, SharedCall? shared, CancellationToken cancellationToken)
    {
        await AdmitAsync(flow, cancellationToken);
        return await EnterAsync(flow, isPost, shared, cancellationToken);
    }

    private static async ValueTask<CallPermit> TurnAsync(WaitingCall call, CancellationToken cancellationToken)
    {
        await using (cancellationToken.UnsafeRegister(static (state, token) => ((WaitingCall)state!).Cancel(token), call))
            return await call.Task;
    }

    private CallQueue QueueOf(bool isMutation) => isMutation ? _mutations : _queries;

    private bool HasPermit(bool isMutation) =>
        _running < _limits.All && (isMutation || _running - _runningMutations < _limits.Queries);

    private CallPermit Grant(bool isMutation, CallerLoad? load)
    {
        var now = _time.GetTimestamp();
        if (_running++ == 0)
            _admission.Times.Expire(_time.GetUtcNow());
        if (isMutation)
            _runningMutations++;
        _lastWasMutation = isMutation;
        load?.Advance();
        return new(this, isMutation, now);
    }

    private void Dispatch()
    {
        while (Next() is { } isMutation)
        {
            var call = QueueOf(isMutation).Take();
            CountWaiting(call, -1);
            call.TrySetResult(Grant(isMutation, call.Load));
        }
    }

    // Mutations come first until they hold their share; beyond it they take what queries leave. Null if no call may run.
    private bool? Next()
    {
        var hasShare = _limits.Mutations > 0 ? _runningMutations < _limits.Mutations : !_lastWasMutation;
        if (!_mutations.IsEmpty && HasPermit(isMutation: true) && (hasShare || _queries.IsEmpty || !HasPermit(isMutation: false)))
            return true;
        return !_queries.IsEmpty && HasPermit(isMutation: false) ? false : null;
    }

    private static void Start(CallFlow flow)
    {
        flow.Started++;
        if (flow.Remaining == 0)
            return;
        flow.Remaining--;
        if (flow.Load is { } load)
            load.Remaining--;
    }

    private void CountWaiting(WaitingCall call, int change)
    {
        if (call.Load is { } load)
            load.Waiting += change;
        _waiting += change;
        _countWaiting(change);
    }
}
