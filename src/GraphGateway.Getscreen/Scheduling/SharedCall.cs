namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// The flows that wait for one call which they share. While the call waits for its turn it has a place in the queue of each, so a flow
/// whose turn is near does not wait behind the calls of the flow that began it. Safe to use from many threads.
/// </summary>
public sealed class SharedCall
{
    private readonly Lock _gate = new();
    private List<CallFlow>? _flows = [];
    private WaitingCall? _waiting;

    /// <summary>Adds a flow that waits for the call.</summary>
    public void Join(CallFlow flow)
    {
        WaitingCall? waiting;
        lock (_gate)
        {
            waiting = _waiting;
            if (waiting is null)
                _flows?.Add(flow);
        }

        waiting?.Share(flow);
    }

    /// <summary>Queues the call for the flows that have joined, and for those that do from now on.</summary>
    internal void Wait(WaitingCall call)
    {
        List<CallFlow>? joined;
        lock (_gate)
            (joined, _flows, _waiting) = (_flows, null, call);
        foreach (var flow in joined ?? [])
            call.Share(flow);
    }

    /// <summary>Says that the call waits for no turn, so that it matters no more who joins.</summary>
    internal void Leave()
    {
        lock (_gate)
            (_flows, _waiting) = (null, null);
    }
}
