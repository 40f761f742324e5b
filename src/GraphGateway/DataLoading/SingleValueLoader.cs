namespace GraphGateway.DataLoading;

/// <summary>
/// Loads one value that many fields of a request read. It is loaded at most once: when the first field needs it, or earlier by
/// <see cref="Start"/>. A failure is returned to all fields that wait for it, and is not cached.
/// </summary>
internal sealed class SingleValueLoader<T>(Func<CancellationToken, Task<T>> load)
{
    private readonly Lock _gate = new();
    private Task<T>? _task;
    private bool _startedEarly;

    /// <summary>Whether the value is loaded or loading, so that reading it needs no further upstream call.</summary>
    public bool IsLoadedOrLoading
    {
        get
        {
            lock (_gate)
                return _task is { IsFaulted: false, IsCanceled: false };
        }
    }

    public DataLoaderResult<T> Load() => new(LoadAsync);

    /// <summary>Starts loading before any field needs the value. If that fails, all later fields receive the failure.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_task is not null)
                return;
            _startedEarly = true;
            _task = load(cancellationToken);
        }
    }

    public Task<T> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_task is null || (!_startedEarly && _task is { IsFaulted: true } or { IsCanceled: true }))
                _task = load(cancellationToken);
            return _task;
        }
    }

    /// <summary>Replaces the value with the result of another load.</summary>
    public Task<T> ReloadAsync(Func<CancellationToken, Task<T>> reload, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _task = reload(cancellationToken);
    }

    /// <summary>Removes the value, because a mutation has changed it.</summary>
    public void Clear()
    {
        lock (_gate)
            (_task, _startedEarly) = (null, false);
    }
}
