using GraphGateway.Callers;

namespace GraphGateway.Http.Limits;

/// <summary>The bytes that are held for one request, message or socket; all are returned to the budget when it is disposed of.</summary>
internal sealed class PendingByteReservation(PendingByteBudget budget, Caller caller) : IDisposable
{
    // The entries of a batch are counted side by side.
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>Adds a response that is in memory.</summary>
    /// <exception cref="RequestRejectedException">It does not fit into the budget.</exception>
    public void Add(long bytes)
    {
        lock (_lock)
            Add(bytes, isForced: bytes <= PendingByteBudget.AlwaysAccepted);
    }

    /// <summary>Counts that many bytes from now on, if they are more than were counted.</summary>
    /// <exception cref="RequestRejectedException">They do not fit into the budget.</exception>
    public void GrowTo(long bytes)
    {
        lock (_lock)
        {
            if (bytes > _bytes)
                Add(bytes - _bytes, isForced: bytes <= PendingByteBudget.AlwaysAccepted);
        }
    }

    /// <summary>Counts that many bytes in place of those that were counted, whether they fit or not: they are made of what was accepted.</summary>
    public void Replace(long bytes)
    {
        lock (_lock)
            Add(bytes - _bytes, isForced: true);
    }

    public void Dispose() => Replace(0);

    private void Add(long bytes, bool isForced)
    {
        budget.Add(caller, bytes, _bytes, isForced);
        _bytes += bytes;
    }
}
