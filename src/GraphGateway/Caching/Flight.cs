namespace GraphGateway.Caching;

/// <summary>A reading that is on its way, which many may wait for. It belongs to none of them.</summary>
/// <param name="number">The later it began, the higher.</param>
internal abstract class Flight(long number) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public long Number => number;

    /// <summary>How many want its outcome; guarded by the cache's lock.</summary>
    public int Waiting { get; set; }

    public abstract bool HasLanded { get; }

    /// <summary>Nobody wants the outcome any more.</summary>
    public CancellationToken Stopped => _stop.Token;

    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just landed.
        }
    }

    public void Dispose() => _stop.Dispose();
}
