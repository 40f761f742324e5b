using System.Runtime.InteropServices;

namespace GraphGateway.Http.Limits;

/// <summary>Bounds how many of a thing each key may hold at once. A key that holds none takes no memory.</summary>
internal sealed class KeyedConcurrencyLimiter(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);

    /// <summary>Takes one, to be returned by disposing of it; null if the key holds as many as it may.</summary>
    public IDisposable? TryTake(string key)
    {
        lock (_lock)
        {
            if (_held.GetValueOrDefault(key) >= limit)
                return null;
            CollectionsMarshal.GetValueRefOrAddDefault(_held, key, out _)++;
        }

        return new Taken(this, key);
    }

    private void Return(string key)
    {
        lock (_lock)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(_held, key) == 0)
                _held.Remove(key);
        }
    }

    private sealed class Taken(KeyedConcurrencyLimiter limit, string key) : IDisposable
    {
        private int _isReturned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 0)
                limit.Return(key);
        }
    }
}
