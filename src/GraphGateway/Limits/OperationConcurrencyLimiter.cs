using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace GraphGateway.Limits;

/// <summary>
/// How many operations run at once in the process. As many more may wait, for a moment: what would wait longer is better told to come
/// back than kept until its client has given up.
/// </summary>
internal sealed class OperationConcurrencyLimiter(IOptions<OperationsOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>How long an operation waits to run, and how long a client that was turned away should wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _slots = new(new() { PermitLimit = options.Value.MaxConcurrent, QueueLimit = options.Value.MaxConcurrent });

    /// <summary>How many operations run.</summary>
    public long Running => options.Value.MaxConcurrent - (_slots.GetStatistics()?.CurrentAvailablePermits ?? 0);

    /// <summary>How many operations wait to run.</summary>
    public long Waiting => _slots.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>Takes a slot, to be given back by disposing of it; null where none becomes free in time.</summary>
    public async ValueTask<IDisposable?> TakeAsync(CancellationToken cancellationToken)
    {
        var slot = _slots.AttemptAcquire();
        if (!slot.IsAcquired)
            slot = await WaitAsync(cancellationToken);
        return slot is { IsAcquired: true } ? slot : null;
    }

    public void Dispose() => _slots.Dispose();

    private async Task<RateLimitLease?> WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _slots.AcquireAsync(cancellationToken: either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
