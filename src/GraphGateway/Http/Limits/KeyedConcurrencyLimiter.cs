using System.Runtime.InteropServices;

namespace GraphGateway.Http.Limits;

/// <summary>A concurrency limiter with a separate limit per key. A key without permits uses no memory.</summary>
internal sealed class KeyedConcurrencyLimiter(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _permitCounts = new(StringComparer.Ordinal);

    /// <summary>Acquires a permit, which is released when it is disposed. Returns null if the key has reached its limit.</summary>
    public IDisposable? TryTake(string key)
    {
        lock (_lock)
        {
            if (_permitCounts.GetValueOrDefault(key) >= limit)
                return null;
            CollectionsMarshal.GetValueRefOrAddDefault(_permitCounts, key, out _)++;
        }

        return new Permit(this, key);
    }

    private void Release(string key)
    {
        lock (_lock)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(_permitCounts, key) == 0)
                _permitCounts.Remove(key);
        }
    }

    private sealed class Permit(KeyedConcurrencyLimiter limit, string key) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                limit.Release(key);
        }
    }
}

/// <summary>A permit of two concurrency limiters. Disposing it releases both.</summary>
internal sealed class CombinedPermit(IDisposable first, IDisposable second) : IDisposable
{
    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
