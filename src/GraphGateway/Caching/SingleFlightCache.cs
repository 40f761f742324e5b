using System.Buffers.Binary;
using System.Security.Cryptography;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>
/// The cache of upstream data for all accounts, with single flight: equal concurrent reads share one upstream call. A result is stored only
/// if its in-flight read is still registered under its key at completion. An invalidation removes that registration.
/// </summary>
internal sealed class SingleFlightCache(
    CacheEntryStore entries, SharedCache shared, GetscreenClientFactory clients, CachingMetrics metrics, IOptions<CachingOptions> options, TimeProvider time)
{
    // After an upstream failure, reads that can return a stale value do not call the upstream again during this pause.
    private static readonly TimeSpan _shortestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    /// <summary>Lower than every sequence number: any entry is acceptable.</summary>
    public const long AnyTime = long.MinValue;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InFlightRead> _inFlight = new(StringComparer.Ordinal);

    // The sequence starts at a random value, because versions must be unique across the instances that share entries.
    private long _sequence = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))) >> 2;

    /// <summary>Called with the keys that a mutation invalidated on this instance. The other instances must call <see cref="InvalidateLocally"/> with them.</summary>
    public Action<IReadOnlyList<string>>? Invalidated { get; set; }

    /// <summary>How many requests wait for in-flight reads.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _inFlight.Values.Sum(inFlight => inFlight.Waiting);
        }
    }

    /// <summary>The current sequence number. Every upstream call that starts later has a higher number.</summary>
    public long CurrentSequence => Volatile.Read(ref _sequence);

    /// <summary>Creates the cache reader of one request or one change poller.</summary>
    /// <param name="account">The account.</param>
    /// <param name="client">The reader's own client.</param>
    /// <param name="cost">Counts upstream calls and cache hits; null if they are not counted.</param>
    /// <param name="used">Records the dependencies of the response; null if they are not recorded.</param>
    /// <param name="flow">The operation that reads; null if no operation does.</param>
    public CacheReader CreateReader(GetscreenAccount account, GetscreenClient client, OperationCost? cost = null, ResponseDependencies? used = null, CallFlow? flow = null) =>
        new(this, account, client, cost, used, flow, metrics, options.Value, time);

    public CacheEntryOf<T>? Find<T>(string key) => entries.Find<T>(key);

    /// <summary>
    /// Joins or starts an in-flight read and waits for it. A caller that disconnects or times out cancels the upstream call only if no other request is waiting for it.
    /// </summary>
    /// <param name="read">The upstream read.</param>
    /// <param name="since">The upstream call must have a sequence number above this one.</param>
    /// <param name="createObserver">Called before a new read starts, to claim call budget. An exception prevents the read. Returns the observer of the call, or null for none.</param>
    /// <param name="flow">The operation that reads; null if no operation does.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The entry, and its outcome: one of the constants of <see cref="CachingMetrics"/>.</returns>
    /// <exception cref="AdmissionRejectedException">A new upstream call is necessary, but the operation is not admitted.</exception>
    public async Task<(CacheEntryOf<T> Entry, string Outcome)> ReadAsync<TParameters, T>(
        UpstreamRead<TParameters, T> read, long since, Func<CallObserver?> createObserver, CallFlow? flow, CancellationToken cancellationToken)
    {
        // Check admission before the call starts: other requests may wait for the call, and it must not be rejected because of one of them.
        if (flow is { IsAdmitted: false } && !IsInFlight(read, since))
            await clients.AdmitAsync(read.Account, flow, cancellationToken);
        var (inFlight, isJoined) = JoinOrStart(read, since, createObserver, flow);
        try
        {
            var entry = await inFlight.Completion.WaitAsync(cancellationToken);
            return (entry, isJoined ? CachingMetrics.Joined : inFlight.IsShared ? CachingMetrics.Shared : CachingMetrics.Miss);
        }
        finally
        {
            Release(read.Key, inFlight);
        }
    }

    /// <summary>Starts an eager refresh in the background, unless the value is being read already.</summary>
    public void Refresh<TParameters, T>(UpstreamRead<TParameters, T> read)
    {
        lock (_gate)
        {
            if (_inFlight.ContainsKey(read.Key))
                return;
            Start(read, AnyTime, observer: null, flow: null).Waiting++;
        }

        metrics.Count(read.Method.Name, CachingMetrics.Refresh);
    }

    /// <summary>Invalidates keys that a mutation may have changed, on this instance and, through <see cref="Invalidated"/>, on the others.</summary>
    public void Invalidate(params IReadOnlyList<string> keys)
    {
        InvalidateLocally(keys);
        Invalidated?.Invoke(keys);
    }

    /// <summary>Invalidates keys on this instance only. In-flight reads are detached, because they may return data from before the change.</summary>
    public void InvalidateLocally(IReadOnlyList<string> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys)
            {
                _inFlight.Remove(key);
                entries.Remove(key);
            }
        }
    }

    private bool IsInFlight<TParameters, T>(UpstreamRead<TParameters, T> read, long since)
    {
        lock (_gate)
            return Find(read, since) is not null;
    }

    private InFlightReadOf<T>? Find<TParameters, T>(UpstreamRead<TParameters, T> read, long since) =>
        _inFlight.TryGetValue(read.Key, out var found) && found.Sequence > since ? (InFlightReadOf<T>)found : FindCompleted(read, since);

    private (InFlightReadOf<T> InFlight, bool IsJoined) JoinOrStart<TParameters, T>(UpstreamRead<TParameters, T> read, long since, Func<CallObserver?> createObserver, CallFlow? flow)
    {
        lock (_gate)
        {
            var existing = Find(read, since);
            var inFlight = existing ?? Start(read, since, createObserver(), flow);
            if (existing is not null && flow is not null)
                inFlight.Call.Join(flow);
            inFlight.Waiting++;
            return (inFlight, existing is not null);
        }
    }

    // A read that completed after this reader missed the cache, and before this reader took the lock.
    private InFlightReadOf<T>? FindCompleted<TParameters, T>(UpstreamRead<TParameters, T> read, long since) =>
        since == AnyTime && entries.Find<T>(read.Key) is { } entry && time.GetUtcNow() - entry.ReadAt < read.Method.TimeToLive(options.Value)
            ? new() { Sequence = entry.Version, Completion = Task.FromResult(entry) }
            : null;

    // Call under the lock: a read that completes immediately must wait for the lock.
    private InFlightReadOf<T> Start<TParameters, T>(UpstreamRead<TParameters, T> read, long since, CallObserver? observer, CallFlow? flow)
    {
        var inFlight = new InFlightReadOf<T> { Sequence = since == AnyTime && shared.CanLookUp(read.Method) ? InFlightRead.LookupPending : ++_sequence };
        _inFlight[read.Key] = inFlight;
        // The read may outlive the request that starts it, so it must not inherit the request's execution context.
        using (ExecutionContext.SuppressFlow())
            inFlight.Completion = Task.Run(() => RunAsync(read, inFlight, clients.For(read.Account, observer, flow, inFlight.Call)), CancellationToken.None);
        // Observe the exception, because possibly no request waits for the task any more.
        _ = inFlight.Completion.ContinueWith(static completed => completed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return inFlight;
    }

    private async Task<CacheEntryOf<T>> RunAsync<TParameters, T>(UpstreamRead<TParameters, T> read, InFlightReadOf<T> inFlight, GetscreenClient client)
    {
        try
        {
            var lookup = await shared.LookupAsync(read, YoungerThan(read, inFlight), inFlight.Stopped);
            if (lookup?.Entry is not { } entry)
                return await CallAsync(read, inFlight, client, lookup);
            inFlight.IsShared = true;
            TryStore(read, inFlight, entry);
            return entry;
        }
        catch (GetscreenException failure) when (FailSafe.Covers(failure))
        {
            var pause = TimeSpan.FromTicks(Math.Clamp((failure.RetryAfter ?? _shortestPause).Ticks, _shortestPause.Ticks, _longestPause.Ticks));
            entries.Find<T>(read.Key)?.Pause(time.GetUtcNow() + pause);
            throw;
        }
        finally
        {
            RemoveInFlight(read.Key, inFlight);
            inFlight.Dispose();
        }
    }

    // Null if the read bypasses the cache. Otherwise a shared entry is acceptable if it is younger than the entry of this instance.
    private DateTimeOffset? YoungerThan<TParameters, T>(UpstreamRead<TParameters, T> read, InFlightReadOf<T> inFlight) =>
        inFlight.Sequence == InFlightRead.LookupPending ? entries.Find<T>(read.Key)?.ReadAt ?? DateTimeOffset.MinValue : null;

    private async Task<CacheEntryOf<T>> CallAsync<TParameters, T>(UpstreamRead<TParameters, T> read, InFlightReadOf<T> inFlight, GetscreenClient client, SharedCacheLookup<T>? lookup)
    {
        var (isStored, entry) = (false, default(CacheEntryOf<T>));
        try
        {
            var (sequence, startedAt) = (BeginCall(inFlight), time.GetUtcNow());
            entry = new(await read.Method.Call(client, read.Parameters, inFlight.Stopped), startedAt, sequence);
            isStored = TryStore(read, inFlight, entry);
            return entry;
        }
        finally
        {
            if (isStored && lookup is not null)
                _ = Task.Run(() => shared.PutAsync(read, entry!, lookup), CancellationToken.None);
            else
                shared.ReleaseReadLock(read.Key, lookup);
        }
    }

    // From now on, requests that bypass the cache may join this read.
    private long BeginCall(InFlightRead inFlight)
    {
        lock (_gate)
            return inFlight.Sequence == InFlightRead.LookupPending ? inFlight.Sequence = ++_sequence : inFlight.Sequence;
    }

    private bool TryStore<TParameters, T>(UpstreamRead<TParameters, T> read, InFlightReadOf<T> inFlight, CacheEntryOf<T> entry)
    {
        var size = read.Method.Size(entry.Value);
        lock (_gate)
        {
            if (_inFlight.GetValueOrDefault(read.Key) != inFlight)
            {
                entry.Supersede();
                return false;
            }

            entries.Store(read.Key, entry, read.Account.Name, size);
            return true;
        }
    }

    private void Release(string key, InFlightRead inFlight)
    {
        lock (_gate)
        {
            if (--inFlight.Waiting > 0 || inFlight.IsCompleted)
                return;
            // Under the same lock: no request may join a read that is about to be cancelled.
            RemoveInFlight(key, inFlight);
        }

        inFlight.Stop();
    }

    private void RemoveInFlight(string key, InFlightRead inFlight)
    {
        lock (_gate)
        {
            if (_inFlight.GetValueOrDefault(key) == inFlight)
                _inFlight.Remove(key);
        }
    }
}
