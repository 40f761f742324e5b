namespace GraphGateway.Http.WebSockets;

/// <summary>An operation that runs on a socket.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _end;

    public SocketOperation() => _end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);

    /// <summary>Nobody wants to hear of it any more.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>A stream must come to its end; what gives one answer may still give it.</summary>
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
            // It has just ended by itself.
        }
    }
}
