namespace GraphGateway.Caching;

/// <summary>
/// What a request's answer is made of. The entries of a batch, which share what they read, share this too: each tells of all that
/// it may have used.
/// </summary>
internal sealed class DataUsed
{
    private readonly Lock _gate = new();
    private readonly List<(string Key, long Version)> _entries = [];
    private readonly SortedDictionary<string, TimeSpan> _stale = new(StringComparer.Ordinal);
    private DateTimeOffset _freshUntil = DateTimeOffset.MaxValue;
    private bool _isUnkept;

    /// <summary>The entries of the cache, by key and version; null where something was read that is not kept.</summary>
    public IReadOnlyList<(string Key, long Version)>? Entries
    {
        get
        {
            lock (_gate)
                return _isUnkept ? null : [.. _entries];
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

    public void Note(string key, long version, DateTimeOffset freshUntil)
    {
        lock (_gate)
        {
            _entries.Add((key, version));
            if (freshUntil < _freshUntil)
                _freshUntil = freshUntil;
        }
    }

    public void NoteStale(string key, long version, string method, TimeSpan age)
    {
        lock (_gate)
        {
            _entries.Add((key, version));
            _freshUntil = DateTimeOffset.MinValue;
            if (!_stale.TryGetValue(method, out var oldest) || age > oldest)
                _stale[method] = age;
        }
    }

    public void NoteUnkept()
    {
        lock (_gate)
            _isUnkept = true;
    }
}
