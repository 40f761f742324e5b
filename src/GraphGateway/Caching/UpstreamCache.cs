using System.Buffers.Binary;
using System.Security.Cryptography;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>
/// What was read of the upstream, of all accounts, and what is being read: equal readings share one call. A flight's outcome is
/// kept only while the flight stands in its key's place. Whatever makes it out of date before it lands takes it from there.
/// </summary>
internal sealed class UpstreamCache(
    CacheEntryStore entries, SharedCache shared, GetscreenClientFactory clients, CachingMetrics metrics, IOptions<CachingOptions> options, TimeProvider time)
{
    // An upstream that has just failed is not asked again at once for what can be answered without it.
    private static readonly TimeSpan _shortestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    /// <summary>The moment before all others.</summary>
    public const long AnyTime = long.MinValue;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InFlightRead> _inFlight = new(StringComparer.Ordinal);

    // Begins anywhere, so that instances that share entries do not give one number twice.
    private long _number = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))) >> 2;

    /// <summary>Told of keys that a mutation has dropped here, for whoever tells other instances, which are to <see cref="InvalidateLocally"/> them.</summary>
    public Action<IReadOnlyList<string>>? Invalidated { get; set; }

    /// <summary>How many wait for what is being read.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _inFlight.Values.Sum(flight => flight.Waiting);
        }
    }

    /// <summary>Stands for this moment: what is read after it has a higher number.</summary>
    public long Now => Volatile.Read(ref _number);

    /// <summary>What one reader reads of its account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="client">The reader's own client.</param>
    /// <param name="cost">Counts what it costs; null where nobody asks.</param>
    /// <param name="used">Notes what it was; null where nobody asks.</param>
    /// <param name="flow">The operation that reads; null for a reader that is none.</param>
    public CacheReader Of(GetscreenAccount account, GetscreenClient client, OperationCost? cost = null, ResponseDependencies? used = null, CallFlow? flow = null) =>
        new(this, account, client, cost, used, flow, metrics, options.Value, time);

    public CacheEntryOf<T>? Find<T>(string key) => entries.Find<T>(key);

    /// <summary>Waits for a reading, one that is on its way or a new one. Who leaves stops it unless others wait for it.</summary>
    /// <param name="reading">What is read.</param>
    /// <param name="since">The moment that it must have begun after.</param>
    /// <param name="claim">Called before a new one is begun; what it throws keeps it from that. Gives who watches the call; null for nobody.</param>
    /// <param name="flow">The operation that reads; null for a reader that is none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What was read, and how it was had: one of the outcomes of <see cref="CachingMetrics"/>.</returns>
    /// <exception cref="AdmissionRejectedException">A new one would have to be begun, and the operation may make no calls.</exception>
    public async Task<(CacheEntryOf<T> Entry, string Outcome)> ReadAsync<TParameters, T>(
        UpstreamRead<TParameters, T> reading, long since, Func<CallObserver?> claim, CallFlow? flow, CancellationToken cancellationToken)
    {
        // Decided before the call exists: a call that others wait for must not be rejected because of one of them.
        if (flow is { IsAdmitted: false } && !IsUnderWay(reading, since))
            await clients.AdmitAsync(reading.Account, flow, cancellationToken);
        var (flight, isJoined) = JoinOrStart(reading, since, claim, flow);
        try
        {
            var entry = await flight.Completion.WaitAsync(cancellationToken);
            return (entry, isJoined ? CachingMetrics.Joined : flight.IsShared ? CachingMetrics.Shared : CachingMetrics.Miss);
        }
        finally
        {
            Leave(reading.Key, flight);
        }
    }

    /// <summary>Reads something anew, unless it is being read already, for nobody who waits.</summary>
    public void Refresh<TParameters, T>(UpstreamRead<TParameters, T> reading)
    {
        lock (_gate)
        {
            if (_inFlight.ContainsKey(reading.Key))
                return;
            Start(reading, AnyTime, watch: null, flow: null).Waiting++;
        }

        metrics.Count(reading.Method.Name, CachingMetrics.Refresh);
    }

    /// <summary>Forgets what a mutation may have changed, here and, through <see cref="Invalidated"/>, on other instances.</summary>
    public void Invalidate(params IReadOnlyList<string> keys)
    {
        InvalidateLocally(keys);
        Invalidated?.Invoke(keys);
    }

    /// <summary>Forgets what was read, and what is being read: that may have been seen before the change.</summary>
    public void InvalidateLocally(IReadOnlyList<string> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys)
            {
                _inFlight.Remove(key);
                entries.Drop(key);
            }
        }
    }

    private bool IsUnderWay<TParameters, T>(UpstreamRead<TParameters, T> reading, long since)
    {
        lock (_gate)
            return Find(reading, since) is not null;
    }

    private InFlightReadOf<T>? Find<TParameters, T>(UpstreamRead<TParameters, T> reading, long since) =>
        _inFlight.TryGetValue(reading.Key, out var found) && found.Number > since ? (InFlightReadOf<T>)found : FindCompleted(reading, since);

    private (InFlightReadOf<T> Flight, bool IsJoined) JoinOrStart<TParameters, T>(UpstreamRead<TParameters, T> reading, long since, Func<CallObserver?> claim, CallFlow? flow)
    {
        lock (_gate)
        {
            var joined = Find(reading, since);
            var flight = joined ?? Start(reading, since, claim(), flow);
            if (joined is not null && flow is not null)
                flight.Call.Join(flow);
            flight.Waiting++;
            return (flight, joined is not null);
        }
    }

    // One that landed after the reader had found nothing fresh, and before it came here.
    private InFlightReadOf<T>? FindCompleted<TParameters, T>(UpstreamRead<TParameters, T> reading, long since) =>
        since == AnyTime && entries.Find<T>(reading.Key) is { } entry && time.GetUtcNow() - entry.ReadAt < reading.Method.TimeToLive(options.Value)
            ? new() { Number = entry.Version, Completion = Task.FromResult(entry) }
            : null;

    // To be called under the lock: a flight that lands at once waits for it.
    private InFlightReadOf<T> Start<TParameters, T>(UpstreamRead<TParameters, T> reading, long since, CallObserver? watch, CallFlow? flow)
    {
        var flight = new InFlightReadOf<T> { Number = since == AnyTime && shared.MayHave(reading.Method) ? InFlightRead.Looking : ++_number };
        _inFlight[reading.Key] = flight;
        // It may outlive the request that it begins with, and must not pass for a part of it.
        using (ExecutionContext.SuppressFlow())
            flight.Completion = Task.Run(() => RunAsync(reading, flight, clients.For(reading.Account, watch, flow, flight.Call)), CancellationToken.None);
        // Where nobody waits any more, nobody sees how it failed.
        _ = flight.Completion.ContinueWith(static landed => landed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return flight;
    }

    private async Task<CacheEntryOf<T>> RunAsync<TParameters, T>(UpstreamRead<TParameters, T> reading, InFlightReadOf<T> flight, GetscreenClient client)
    {
        try
        {
            var seen = await shared.LookAsync(reading, LeastAge(reading, flight), flight.Stopped);
            if (seen?.Entry is not { } entry)
                return await CallAsync(reading, flight, client, seen);
            flight.IsShared = true;
            Keep(reading, flight, entry);
            return entry;
        }
        catch (GetscreenException failure) when (FailSafe.Covers(failure))
        {
            var pause = TimeSpan.FromTicks(Math.Clamp((failure.RetryAfter ?? _shortestPause).Ticks, _shortestPause.Ticks, _longestPause.Ticks));
            entries.Find<T>(reading.Key)?.Pause(time.GetUtcNow() + pause);
            throw;
        }
        finally
        {
            Clear(reading.Key, flight);
            flight.Dispose();
        }
    }

    // What another instance has read will do for those who take what was read before, if it is younger than what is here.
    private DateTimeOffset? LeastAge<TParameters, T>(UpstreamRead<TParameters, T> reading, InFlightReadOf<T> flight) =>
        flight.Number == InFlightRead.Looking ? entries.Find<T>(reading.Key)?.ReadAt ?? DateTimeOffset.MinValue : null;

    private async Task<CacheEntryOf<T>> CallAsync<TParameters, T>(UpstreamRead<TParameters, T> reading, InFlightReadOf<T> flight, GetscreenClient client, SharedCacheLookup<T>? seen)
    {
        var (isKept, entry) = (false, default(CacheEntryOf<T>));
        try
        {
            var (number, began) = (Begin(flight), time.GetUtcNow());
            entry = new(await reading.Method.Call(client, reading.Parameters, flight.Stopped), began, number);
            isKept = Keep(reading, flight, entry);
            return entry;
        }
        finally
        {
            if (isKept && seen is not null)
                _ = Task.Run(() => shared.PutAsync(reading, entry!, seen), CancellationToken.None);
            else
                shared.GiveUp(reading.Key, seen);
        }
    }

    // Those who want it as it is from now on may board it now.
    private long Begin(InFlightRead flight)
    {
        lock (_gate)
            return flight.Number == InFlightRead.Looking ? flight.Number = ++_number : flight.Number;
    }

    private bool Keep<TParameters, T>(UpstreamRead<TParameters, T> reading, InFlightReadOf<T> flight, CacheEntryOf<T> entry)
    {
        var size = reading.Method.Size(entry.Value);
        lock (_gate)
        {
            if (_inFlight.GetValueOrDefault(reading.Key) != flight)
            {
                entry.Supersede();
                return false;
            }

            entries.Keep(reading.Key, entry, reading.Account.Name, size);
            return true;
        }
    }

    private void Leave(string key, InFlightRead flight)
    {
        lock (_gate)
        {
            if (--flight.Waiting > 0 || flight.IsCompleted)
                return;
            // In one step: whoever comes now must not board a flight that is to be stopped.
            Clear(key, flight);
        }

        flight.Stop();
    }

    private void Clear(string key, InFlightRead flight)
    {
        lock (_gate)
        {
            if (_inFlight.GetValueOrDefault(key) == flight)
                _inFlight.Remove(key);
        }
    }
}
