namespace GraphGateway.DataLoading;

/// <summary>One entry of a batch at the batch's barrier, from its beginning to its end.</summary>
internal sealed class RequestBatchParticipant(RequestBatchBarrier barrier) : IDisposable
{
    private static readonly AsyncLocal<RequestBatchParticipant?> _current = new();

    /// <summary>The entry that the caller runs for; null where it runs for none.</summary>
    public static RequestBatchParticipant? Current => _current.Value;

    /// <summary>The phase in which what is asked for now goes out.</summary>
    public Task Phase => barrier.Phase;

    /// <summary>Begins the entry: what the asynchronous method that calls this starts from now on runs for it.</summary>
    public void Begin() => _current.Value = this;

    /// <summary>Waits until every other entry has come to a dispatch of the phase, too, or has ended.</summary>
    public Task WaitAsync(Task phase, CancellationToken cancellationToken)
    {
        barrier.Signal(this, phase);
        return phase.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the entry: nobody waits for it any more.</summary>
    public void Dispose() => barrier.Remove(this);
}
