namespace GraphGateway.DataLoading;

/// <summary>
/// One answer that many fields of a request read: loaded at most once, when the first of them needs it or ahead of that. A
/// failure reaches all who wait for it and is then forgotten.
/// </summary>
internal sealed class SingleValueLoader<T>(Func<CancellationToken, Task<T>> load)
{
    private readonly Lock _gate = new();
    private Task<T>? _task;
    private bool _startedAhead;

    /// <summary>Whether the answer is here or on its way, so that reading it costs no call of its own.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_gate)
                return _task is { IsFaulted: false, IsCanceled: false };
        }
    }

    public DataLoaderResult<T> Defer() => new(LoadAsync);

    /// <summary>Starts the loading for fields that are to come; if it fails, they all are told, for it failed before the first of them came.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_task is not null)
                return;
            _startedAhead = true;
            _task = load(cancellationToken);
        }
    }

    public Task<T> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_task is null || (!_startedAhead && _task is { IsFaulted: true } or { IsCanceled: true }))
                _task = load(cancellationToken);
            return _task;
        }
    }

    /// <summary>Loads it another way, in the place of what is held.</summary>
    public Task<T> ReloadAsync(Func<CancellationToken, Task<T>> reload, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _task = reload(cancellationToken);
    }

    /// <summary>Forgets the answer, for a mutation has changed what it told.</summary>
    public void Clear()
    {
        lock (_gate)
            (_task, _startedAhead) = (null, false);
    }
}
