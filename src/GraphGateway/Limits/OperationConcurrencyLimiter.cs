using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace GraphGateway.Limits;

/// <summary>
/// Limits the concurrent operations of this instance. The same number can wait in a queue for a short time. An operation that would wait longer is
/// rejected, so that the client can retry before it times out.
/// </summary>
internal sealed class OperationConcurrencyLimiter(IOptions<OperationsOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The queue timeout of an operation, and the <c>Retry-After</c> of a rejected one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = options.Value.MaxConcurrent, QueueLimit = options.Value.MaxConcurrent });

    /// <summary>The number of running operations.</summary>
    public long Running => options.Value.MaxConcurrent - (_limiter.GetStatistics()?.CurrentAvailablePermits ?? 0);

    /// <summary>The number of queued operations.</summary>
    public long Waiting => _limiter.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>Acquires a slot. Dispose the result to release it. Returns null if no slot becomes free in time.</summary>
    public async ValueTask<IDisposable?> AcquireAsync(CancellationToken cancellationToken)
    {
        var slot = _limiter.AttemptAcquire();
        if (!slot.IsAcquired)
            slot = await WaitAsync(cancellationToken);
        return slot is { IsAcquired: true } ? slot : null;
    }

    public void Dispose() => _limiter.Dispose();

    private async Task<RateLimitLease?> WaitAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _limiter.AcquireAsync(cancellationToken: linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
