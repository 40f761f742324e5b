namespace GraphGateway.Caching;

/// <summary>The validity of a cache entry, without its data.</summary>
internal sealed class CacheEntryValidity
{
    private volatile bool _isSuperseded;

    /// <summary>Whether a newer entry replaced this one, a mutation invalidated it, or it was evicted.</summary>
    public bool IsSuperseded
    {
        get => _isSuperseded;
        set => _isSuperseded = value;
    }
}
