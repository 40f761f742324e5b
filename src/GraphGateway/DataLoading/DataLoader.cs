using GraphGateway.Observability;

namespace GraphGateway.DataLoading;

/// <summary>
/// Collects the keys that the fields of a level ask for and loads them as one batch. Each key has an outcome of its own, so one
/// that fails takes no other with it; a failure is not remembered.
/// </summary>
/// <param name="name">What traces and metrics call the loader.</param>
/// <param name="loadBatch">Starts the loading of distinct keys and returns a task for each, in the keys' order.</param>
/// <param name="gathers">
/// Whether keys of all entries of a batch go out together: where many keys may cost less than each of them. What such a loader
/// loads may not wait for another that gathers, for the entries that wait for it wait at no dispatch of their own.
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
            if (!IsHeld(key))
                _pending.Add(key);
        }

        if (gathers && RequestBatchParticipant.Current is { } participant)
            return LoadTogether(key, participant, participant.Phase);
        return new(cancellationToken => DispatchAsync(key, cancellationToken));
    }

    /// <summary>Forgets one key, for a mutation has changed it.</summary>
    public void Clear(TKey key)
    {
        lock (_gate)
            _loaded.Remove(key);
    }

    // The phase is that of the asking: what was asked for in one that has ended goes out without waiting for the next.
    private DataLoaderResult<TValue> LoadTogether(TKey key, RequestBatchParticipant participant, Task phase) => new(async cancellationToken =>
    {
        await participant.WaitAsync(phase, cancellationToken);
        return await DispatchAsync(key, cancellationToken);
    });

    private Task<TValue> DispatchAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!IsHeld(key))
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

    private bool IsHeld(TKey key) =>
        _loaded.TryGetValue(key, out var task) && task is { IsFaulted: false, IsCanceled: false };
}
