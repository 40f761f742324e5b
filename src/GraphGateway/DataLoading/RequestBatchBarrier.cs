namespace GraphGateway.DataLoading;

/// <summary>
/// A barrier for the concurrent entries of a request batch. It lets their data loaders dispatch together. A phase ends when every entry has
/// either reached a dispatch or completed. An entry that waits for anything else has not arrived yet.
/// </summary>
internal sealed class RequestBatchBarrier
{
    private readonly Lock _gate = new();
    private readonly HashSet<RequestBatchParticipant> _running = [];
    private readonly HashSet<RequestBatchParticipant> _notArrived = [];
    private TaskCompletionSource _phase = NewPhase();

    /// <summary>The current phase. The task completes when the phase ends.</summary>
    public Task Phase
    {
        get
        {
            lock (_gate)
                return _phase.Task;
        }
    }

    /// <summary>Adds an entry. Add all entries before the first one runs.</summary>
    public RequestBatchParticipant Add()
    {
        var participant = new RequestBatchParticipant(this);
        lock (_gate)
        {
            _running.Add(participant);
            _notArrived.Add(participant);
        }

        return participant;
    }

    /// <summary>Signals that an entry has reached a dispatch. If it is the last one, the phase has ended when this method returns.</summary>
    public void Signal(RequestBatchParticipant participant, Task phase)
    {
        lock (_gate)
        {
            if (phase == _phase.Task)
                Arrive(participant);
        }
    }

    /// <summary>Removes an entry that has completed, failed or been cancelled.</summary>
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
        if (!_notArrived.Remove(participant) || _notArrived.Count > 0)
            return;
        _phase.SetResult();
        // If all entries have completed, no entry arrives any more, so the last phase stays completed and nothing can wait for it.
        if (_running.Count > 0)
            _phase = NewPhase();
        _notArrived.UnionWith(_running);
    }

    // Continuations run asynchronously, not under the lock of the entry that arrived last.
    private static TaskCompletionSource NewPhase() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One entry of a request batch, as a participant of the batch's barrier. Dispose it when the entry has completed.</summary>
internal sealed class RequestBatchParticipant(RequestBatchBarrier barrier) : IDisposable
{
    private static readonly AsyncLocal<RequestBatchParticipant?> _current = new();

    /// <summary>The entry that the current code runs for; null if there is none.</summary>
    public static RequestBatchParticipant? Current => _current.Value;

    /// <summary>The current phase: keys that are requested now are dispatched at its end.</summary>
    public Task Phase => barrier.Phase;

    /// <summary>Makes this the current entry for the rest of the calling async method and for everything that it starts.</summary>
    public void Begin() => _current.Value = this;

    /// <summary>Signals the barrier, then waits until every other entry has also reached a dispatch in this phase, or has completed.</summary>
    public Task WaitAsync(Task phase, CancellationToken cancellationToken)
    {
        barrier.Signal(this, phase);
        return phase.WaitAsync(cancellationToken);
    }

    /// <summary>Removes the entry from the barrier, so that no other entry waits for it.</summary>
    public void Dispose() => barrier.Remove(this);
}
