namespace GraphGateway.DataLoading;

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
