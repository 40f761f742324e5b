namespace GraphGateway.Caching;

/// <summary>
/// The cache entries that a response depends on. The entries of a request batch share their reads and this object, so each response
/// lists every dependency that it may have.
/// </summary>
internal sealed class ResponseDependencies
{
    private readonly Lock _gate = new();
    private readonly List<CacheEntry> _entries = [];
    private readonly SortedDictionary<string, TimeSpan> _stale = new(StringComparer.Ordinal);
    private DateTimeOffset _freshUntil = DateTimeOffset.MaxValue;
    private DateTimeOffset _refreshFrom = DateTimeOffset.MaxValue;
    private bool _isNonCacheable;
    private volatile bool _holdsSecret;

    /// <summary>Whether the response contains a secret. Nobody may store such a response.</summary>
    public bool ContainsSecret => _holdsSecret;

    /// <summary>All entries, and when the first of them is due for a refresh. Null if some data is stale or not cacheable, or if no entry was used.</summary>
    public (IReadOnlyList<CacheEntry> Entries, DateTimeOffset RefreshFrom)? Kept
    {
        get
        {
            lock (_gate)
                return _isNonCacheable || _entries.Count == 0 || _stale.Count > 0 ? null : ([.. _entries], _refreshFrom);
        }
    }

    /// <summary>The methods with stale values (stale-if-error), each with the age of its oldest value.</summary>
    public IReadOnlyList<KeyValuePair<string, TimeSpan>> Stale
    {
        get
        {
            lock (_gate)
                return _stale.Count == 0 ? [] : [.. _stale];
        }
    }

    /// <summary>How long all dependencies stay fresh. Zero if one is not fresh or not cacheable, or if no entry was used.</summary>
    public TimeSpan FreshnessAt(DateTimeOffset now)
    {
        lock (_gate)
            return _isNonCacheable || _entries.Count == 0 || _freshUntil <= now ? TimeSpan.Zero : _freshUntil - now;
    }

    /// <summary>Adds an entry that the response uses.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="timeToLive">How long the entry is fresh after it was read.</param>
    /// <param name="refreshAfter">The age at which the entry is due for a refresh.</param>
    public void Note(CacheEntry entry, TimeSpan timeToLive, TimeSpan refreshAfter)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            if (entry.ReadAt + timeToLive < _freshUntil)
                _freshUntil = entry.ReadAt + timeToLive;
            if (entry.ReadAt + refreshAfter < _refreshFrom)
                _refreshFrom = entry.ReadAt + refreshAfter;
        }
    }

    public void NoteStale(string method, TimeSpan age)
    {
        lock (_gate)
        {
            _freshUntil = DateTimeOffset.MinValue;
            if (!_stale.TryGetValue(method, out var oldest) || age > oldest)
                _stale[method] = age;
        }
    }

    /// <summary>Marks the response as non-cacheable, because some of its data is not cached or does not come from cache entries only.</summary>
    public void MarkNonCacheable()
    {
        lock (_gate)
            _isNonCacheable = true;
    }

    /// <summary>Marks the response as containing a secret.</summary>
    public void MarkSecret() => _holdsSecret = true;
}
