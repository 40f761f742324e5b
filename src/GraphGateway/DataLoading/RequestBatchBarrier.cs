namespace GraphGateway.DataLoading;

/// <summary>
/// Where the entries of a batch that run side by side wait for each other, so that what they ask their loaders for goes out together.
/// A phase ends when every entry has come to a dispatch or has ended; one that waits for anything else is on its way.
/// </summary>
internal sealed class RequestBatchBarrier
{
    private readonly Lock _gate = new();
    private readonly HashSet<RequestBatchParticipant> _running = [];
    private readonly HashSet<RequestBatchParticipant> _onTheirWay = [];
    private TaskCompletionSource _phase = NewPhase();

    /// <summary>The phase of now; completed when it ends.</summary>
    public Task Phase
    {
        get
        {
            lock (_gate)
                return _phase.Task;
        }
    }

    /// <summary>Adds an entry. All are added before the first of them runs.</summary>
    public RequestBatchParticipant Add()
    {
        var participant = new RequestBatchParticipant(this);
        lock (_gate)
        {
            _running.Add(participant);
            _onTheirWay.Add(participant);
        }

        return participant;
    }

    /// <summary>Says that an entry has come to a dispatch. Where it is the last, the phase has ended when this returns.</summary>
    public void Signal(RequestBatchParticipant participant, Task phase)
    {
        lock (_gate)
        {
            if (phase == _phase.Task)
                Arrive(participant);
        }
    }

    /// <summary>Says that an entry has ended, however it did.</summary>
    public void Remove(RequestBatchParticipant participant)
    {
        lock (_gate)
        {
            _running.Remove(participant);
            Arrive(participant);
        }
    }

    private void Arrive(RequestBatchParticipant participant)
    {
        if (!_onTheirWay.Remove(participant) || _onTheirWay.Count > 0)
            return;
        _phase.SetResult();
        // Where all have ended nobody comes any more, and nothing may wait.
        if (_running.Count > 0)
            _phase = NewPhase();
        _onTheirWay.UnionWith(_running);
    }

    // Who waits goes on by itself, not within the lock of who came last.
    private static TaskCompletionSource NewPhase() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
