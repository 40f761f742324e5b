using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Caching;

/// <summary>An in-flight upstream read that many requests may wait for (single flight). No single request owns it.</summary>
internal abstract class InFlightRead : IDisposable
{
    /// <summary>The number during the shared cache lookup, before the upstream call starts. It is lower than every number of an upstream call.</summary>
    public const long LookupPending = long.MinValue + 1;

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The sequence number of the upstream call: a later call has a higher number. Guarded by the cache's lock.</summary>
    public required long Sequence { get; set; }

    /// <summary>The operations that wait for the call. The scheduler runs the call as soon as the first of them has its turn.</summary>
    public SharedCall Call { get; } = new();

    /// <summary>Whether the result came from the shared cache. Set before completion.</summary>
    public bool IsShared { get; set; }

    /// <summary>How many requests wait for the result. Guarded by the cache's lock.</summary>
    public int Waiting { get; set; }

    public abstract bool IsCompleted { get; }

    /// <summary>Cancelled when no request waits for the result any more.</summary>
    public CancellationToken Stopped => _stop.Token;

    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The read has just completed.
        }
    }

    public void Dispose() => _stop.Dispose();
}

/// <summary>An in-flight read with its result.</summary>
internal sealed class InFlightReadOf<T> : InFlightRead
{
    /// <summary>The result. Set before the in-flight read is visible to other requests.</summary>
    public Task<CacheEntryOf<T>> Completion { get; set; } = null!;

    public override bool IsCompleted => Completion.IsCompleted;
}
