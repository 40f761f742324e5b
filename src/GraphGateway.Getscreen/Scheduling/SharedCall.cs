namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// The flows that share one call (single flight). While the call is queued, it has an entry in the queue of each flow, so a flow that is next
/// in turn does not wait behind the other calls of the flow that started it. Thread-safe.
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

    /// <summary>Queues the call for all flows that have joined, and for all that join later.</summary>
    internal void Wait(WaitingCall call)
    {
        List<CallFlow>? joined;
        lock (_gate)
            (joined, _flows, _waiting) = (_flows, null, call);
        foreach (var flow in joined ?? [])
            call.Share(flow);
    }

    /// <summary>Records that the call is not queued, so flows that join later have no effect.</summary>
    internal void Leave()
    {
        lock (_gate)
            (_flows, _waiting) = (null, null);
    }
}
