namespace GraphGateway.Caching;

/// <summary>Whether an entry is superseded, without what was read.</summary>
internal sealed class CacheEntryValidity
{
    private volatile bool _isSuperseded;

    /// <summary>Whether something newer was read in the entry's place, or a mutation may have changed it.</summary>
    public bool IsSuperseded
    {
        get => _isSuperseded;
        set => _isSuperseded = value;
    }
}
