using GraphGateway.Observability;
using GraphQL.DataLoader;

namespace GraphGateway.DataLoading;

/// <summary>
/// A DataLoader: collects the keys that the fields of one level request and loads them as one data loader batch. Each key has its own result,
/// so one failed key does not fail the others. Failures are not cached.
/// </summary>
/// <param name="name">The loader's name in traces and metrics.</param>
/// <param name="loadBatch">Starts loading distinct keys and returns one task per key, in the order of the keys.</param>
/// <param name="gathers">
/// Whether the keys of all entries of a request batch are dispatched together. Use it if loading many keys together may cost less than loading each alone.
/// The load must not depend on another loader that gathers: entries that wait for this load do not signal the barrier, so the request batch would deadlock.
/// </param>
internal sealed class DataLoader<TKey, TValue>(string name, Func<IReadOnlyList<TKey>, CancellationToken, IReadOnlyList<Task<TValue>>> loadBatch, bool gathers = false)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue>> _loaded = [];
    private readonly HashSet<TKey> _pending = [];

    public DataLoaderResult<TValue> Load(TKey key)
    {
        lock (_gate)
        {
            if (!IsLoaded(key))
                _pending.Add(key);
        }

        if (gathers && RequestBatchParticipant.Current is { } participant)
            return LoadTogether(key, participant, participant.Phase);
        return new(cancellationToken => DispatchAsync(key, cancellationToken));
    }

    /// <summary>Removes a key from the cache, because a mutation has changed its value.</summary>
    public void Clear(TKey key)
    {
        lock (_gate)
            _loaded.Remove(key);
    }

    // The phase is the one of the request for the key: if it has ended, the key is dispatched without waiting for the next phase.
    private DataLoaderResult<TValue> LoadTogether(TKey key, RequestBatchParticipant participant, Task phase) => new(async cancellationToken =>
    {
        await participant.WaitAsync(phase, cancellationToken);
        return await DispatchAsync(key, cancellationToken);
    });

    private Task<TValue> DispatchAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!IsLoaded(key))
                _pending.Add(key);
            if (_pending.Count > 0)
                StartPending(cancellationToken);
            return _loaded[key];
        }
    }

    private void StartPending(CancellationToken cancellationToken)
    {
        var keys = _pending.ToArray();
        _pending.Clear();
        var tasks = DataLoaderTelemetry.Load(name, keys.Length, () => loadBatch(keys, cancellationToken));
        for (var i = 0; i < keys.Length; i++)
            _loaded[keys[i]] = tasks[i];
    }

    private bool IsLoaded(TKey key) =>
        _loaded.TryGetValue(key, out var task) && task is { IsFaulted: false, IsCanceled: false };
}

/// <summary>
/// A deferred result that a resolver returns to the executor. The executor first resolves all fields of a level and then starts the deferred
/// work concurrently, so that a loader can batch it.
/// </summary>
internal sealed class DataLoaderResult<T>(Func<CancellationToken, Task<T>> start) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => start(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await start(cancellationToken);

    /// <summary>Maps the result.</summary>
    public DataLoaderResult<TResult> Then<TResult>(Func<T, TResult> map) =>
        new(async cancellationToken => map(await start(cancellationToken)));
}
