namespace GraphGateway.Http.WebSockets;

/// <summary>An operation in progress on a WebSocket, with its cancellation.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _end;

    public SocketOperation() => _end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);

    /// <summary>Cancelled when the client does not want the result any more.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Cancelled when a subscription must complete. A query or mutation may still return its result.</summary>
    public CancellationToken Ended => _end.Token;

    public void Stop() => Cancel(_stop);

    public void End() => Cancel(_end);

    public void Dispose()
    {
        _end.Dispose();
        _stop.Dispose();
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The operation has just completed.
        }
    }
}
