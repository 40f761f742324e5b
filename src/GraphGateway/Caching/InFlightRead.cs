using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Caching;

/// <summary>A reading that is on its way, which many may wait for. It belongs to none of them.</summary>
internal abstract class InFlightRead : IDisposable
{
    /// <summary>The number while it still looks for what another instance has read: lower than that of any moment.</summary>
    public const long Looking = long.MinValue + 1;

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The later its reading upstream began, the higher; guarded by the cache's lock.</summary>
    public required long Number { get; set; }

    /// <summary>The operations that wait for the call, so that it has its turn with the first of them.</summary>
    public SharedCall Call { get; } = new();

    /// <summary>Whether another instance had read what it brings; set before it lands.</summary>
    public bool IsShared { get; set; }

    /// <summary>How many want its outcome; guarded by the cache's lock.</summary>
    public int Waiting { get; set; }

    public abstract bool IsCompleted { get; }

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
