namespace GraphGateway.Caching;

/// <summary>
/// What a request's answer is made of. The entries of a batch, which share what they read, share this too: each tells of all that
/// it may have used.
/// </summary>
internal sealed class ResponseDependencies
{
    private readonly Lock _gate = new();
    private readonly List<CacheEntry> _entries = [];
    private readonly SortedDictionary<string, TimeSpan> _stale = new(StringComparer.Ordinal);
    private DateTimeOffset _freshUntil = DateTimeOffset.MaxValue;
    private DateTimeOffset _refreshFrom = DateTimeOffset.MaxValue;
    private bool _isUnkept;
    private volatile bool _holdsSecret;

    /// <summary>Whether the answer holds a secret, which nobody may store.</summary>
    public bool HoldsSecret => _holdsSecret;

    /// <summary>When the first of the entries is due to be read anew, and all of them; null where something is stale or not kept, or nothing was used.</summary>
    public (IReadOnlyList<CacheEntry> Entries, DateTimeOffset RefreshFrom)? Kept
    {
        get
        {
            lock (_gate)
                return _isUnkept || _entries.Count == 0 || _stale.Count > 0 ? null : ([.. _entries], _refreshFrom);
        }
    }

    /// <summary>The methods whose last good answer stands in, and how old the oldest of them is.</summary>
    public IReadOnlyList<KeyValuePair<string, TimeSpan>> Stale
    {
        get
        {
            lock (_gate)
                return _stale.Count == 0 ? [] : [.. _stale];
        }
    }

    /// <summary>How long all of it is still fresh; zero where something is not, or nothing was used.</summary>
    public TimeSpan FreshnessAt(DateTimeOffset now)
    {
        lock (_gate)
            return _isUnkept || _entries.Count == 0 || _freshUntil <= now ? TimeSpan.Zero : _freshUntil - now;
    }

    /// <param name="entry">What was used.</param>
    /// <param name="life">How long it is fresh, from its reading on.</param>
    /// <param name="calm">How long of that it is not due to be read anew.</param>
    public void Note(CacheEntry entry, TimeSpan life, TimeSpan calm)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            if (entry.ReadAt + life < _freshUntil)
                _freshUntil = entry.ReadAt + life;
            if (entry.ReadAt + calm < _refreshFrom)
                _refreshFrom = entry.ReadAt + calm;
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

    /// <summary>Says that something in it is kept nowhere, or is made of more than what was read: it is as good as a new answer only now.</summary>
    public void NoteUnkept()
    {
        lock (_gate)
            _isUnkept = true;
    }

    /// <summary>Says that the answer holds a secret.</summary>
    public void NoteSecret() => _holdsSecret = true;
}
