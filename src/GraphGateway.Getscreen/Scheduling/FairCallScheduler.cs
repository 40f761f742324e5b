namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// The concurrency limiter of an account's calls, with fair queueing and permits that are reserved for mutations. It does not reject single
/// calls. It rejects operations before their first call (<see cref="OperationAdmission"/>). Thread-safe.
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

    /// <summary>Creates a scheduler.</summary>
    /// <param name="maxConcurrentCalls">The maximum number of concurrent calls.</param>
    /// <param name="time">The clock.</param>
    /// <param name="countWaiting">Called with each change in the number of queued calls.</param>
    public FairCallScheduler(int maxConcurrentCalls, TimeProvider time, Action<int>? countWaiting = null)
    {
        (_limits, _time, _countWaiting) = (new(maxConcurrentCalls), time, countWaiting ?? (static _ => { }));
        _admission = new(_limits, time);
    }

    /// <summary>The number of running calls.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
                return _running;
        }
    }

    /// <summary>The number of queued calls.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting;
        }
    }

    /// <summary>The number of operations that wait for admission.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _admission.Pending;
        }
    }

    /// <summary>Waits until an operation is admitted.</summary>
    /// <exception cref="AdmissionRejectedException">The operation was rejected.</exception>
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

        return WaitForDecisionAsync(flow, pending, cancellationToken);
    }

    /// <summary>Waits for a permit for a call.</summary>
    /// <param name="flow">The flow of the call; null for a call outside an operation.</param>
    /// <param name="isPost">Whether the call has side effects.</param>
    /// <param name="shared">The other flows that wait for the call; null if the call belongs to <paramref name="flow"/> alone.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The permit. Release it when the call has ended.</returns>
    /// <exception cref="AdmissionRejectedException">The flow's operation was rejected.</exception>
    public ValueTask<CallPermit> EnterAsync(CallFlow? flow, bool isPost, SharedCall? shared, CancellationToken cancellationToken)
    {
        flow ??= _background;
        flow.Attach(this);
        WaitingCall call;
        lock (_gate)
        {
            if (!flow.IsAdmitted && Decide(flow) is not null)
                return AdmitAndEnterAsync(flow, isPost, shared, cancellationToken);
            RecordStart(flow);
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
        return WaitForPermitAsync(call, cancellationToken);
    }

    /// <summary>Releases a permit and dispatches the next calls.</summary>
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

    /// <summary>Removes a queued call from the queues, unless it was already dispatched.</summary>
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

    /// <summary>Adds a queued call to the queue of one more flow, unless it was already dispatched.</summary>
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

    /// <summary>Registers a flow before the first call of its operation.</summary>
    public void Add(CallFlow flow)
    {
        lock (_gate)
            _admission.Add(flow);
    }

    /// <summary>Adds calls to the estimate of a flow.</summary>
    public void Expect(CallFlow flow, int calls)
    {
        lock (_gate)
            _admission.Expect(flow, calls);
    }

    /// <summary>Unregisters a flow when its operation has ended.</summary>
    public void Remove(CallFlow flow, bool isWhole)
    {
        lock (_gate)
        {
            _admission.Remove(flow, isWhole);
            _admission.Advance(_running);
        }
    }

    // Null if the flow is admitted.
    private PendingOperation? Decide(CallFlow flow)
    {
        if (flow.Rejection is { } rejection)
            throw new AdmissionRejectedException(rejection.RetryAfter);
        // Calls outside an operation need no admission.
        if (flow.IsAdmitted || !flow.IsRunning)
            return null;
        if (flow.IsMutation)
            _admission.DecideMutation(flow, _mutations.Count, _running);
        else
            _admission.Ask(flow, _running);
        return flow.Rejection is { } rejected ? throw new AdmissionRejectedException(rejected.RetryAfter) : flow.IsAdmitted ? null : flow.Pending;
    }

    private async ValueTask WaitForDecisionAsync(CallFlow flow, PendingOperation pending, CancellationToken cancellationToken)
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

    private async ValueTask<CallPermit> AdmitAndEnterAsync(CallFlow flow, bool isPost, SharedCall? shared, CancellationToken cancellationToken)
    {
        await AdmitAsync(flow, cancellationToken);
        return await EnterAsync(flow, isPost, shared, cancellationToken);
    }

    private static async ValueTask<CallPermit> WaitForPermitAsync(WaitingCall call, CancellationToken cancellationToken)
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

    // Mutations take precedence up to the number of their reserved permits. They use more permits only if queries do not need them. Null if no call may run.
    private bool? Next()
    {
        var hasReserved = _limits.Mutations > 0 ? _runningMutations < _limits.Mutations : !_lastWasMutation;
        if (!_mutations.IsEmpty && HasPermit(isMutation: true) && (hasReserved || _queries.IsEmpty || !HasPermit(isMutation: false)))
            return true;
        return !_queries.IsEmpty && HasPermit(isMutation: false) ? false : null;
    }

    private static void RecordStart(CallFlow flow)
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
