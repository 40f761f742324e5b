using GraphGateway.Callers;

namespace GraphGateway.Http.Limits;

/// <summary>The pending bytes of one request, message or WebSocket. Disposing it returns all of them to the budget.</summary>
internal sealed class PendingByteReservation(PendingByteBudget budget, Caller caller) : IDisposable
{
    // The entries of a request batch are counted concurrently.
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>Adds the bytes of a response in memory.</summary>
    /// <exception cref="RequestRejectedException">The response does not fit into the budget.</exception>
    public void Add(long bytes)
    {
        lock (_lock)
            Add(bytes, isForced: bytes <= PendingByteBudget.AlwaysAccepted);
    }

    /// <summary>Raises the reservation to a number of bytes, if it is smaller.</summary>
    /// <exception cref="RequestRejectedException">The bytes do not fit into the budget.</exception>
    public void GrowTo(long bytes)
    {
        lock (_lock)
        {
            if (bytes > _bytes)
                Add(bytes - _bytes, isForced: bytes <= PendingByteBudget.AlwaysAccepted);
        }
    }

    /// <summary>Sets the reservation to a number of bytes, even if they do not fit: they replace bytes that were already accepted.</summary>
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
