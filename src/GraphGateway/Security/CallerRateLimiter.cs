using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>
/// Limits the requests of each caller per window; a window starts with its first request. With Redis, all instances count together: each instance
/// counts locally and exchanges totals in the background, so that no request waits for Redis. The limiters of System.Threading.RateLimiting are not
/// used, because they read the system clock, which tests cannot set.
/// </summary>
internal sealed class CallerRateLimiter(IOptions<RateLimitOptions> options, IOptions<SecurityOptions> security, IHostEnvironment environment, SharedRateLimitStore shared, TimeProvider time)
{
    private const int DefaultLimit = 600;

    private readonly int? _limit = options.Value.PermitLimit ?? (environment.IsDevelopment() || security.Value.AllowAnonymous ? null : DefaultLimit);
    private readonly TimeSpan _length = options.Value.Window;
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _publishing = new(StringComparer.Ordinal);
    private long _lastSweep = time.GetTimestamp();

    /// <summary>Returns whether a caller has sent a request recently.</summary>
    public bool HasWindow(string caller) => _windows.ContainsKey(caller);

    /// <summary>The number of callers that have a window.</summary>
    public int Remembered => _windows.Count;

    /// <summary>Counts requests. Returns how long to wait if the caller exceeds its limit, otherwise null. Rejected requests are not counted.</summary>
    /// <param name="caller">The id of the caller; never a secret.</param>
    /// <param name="requests">The number of requests.</param>
    public TimeSpan? Count(string caller, int requests = 1) => _limit is { } limit ? Count(caller, requests, limit) : null;

    /// <summary>Counts requests against a separate limit, which applies even if no request limit is set.</summary>
    /// <param name="caller">The id of the caller; never a secret.</param>
    /// <param name="requests">The number of requests.</param>
    /// <param name="limit">The maximum number of requests of the caller per window.</param>
    public TimeSpan? Count(string caller, int requests, int limit)
    {
        Sweep();
        var window = _windows.AddOrUpdate(
            caller,
            static (_, add) => add.ApplyTo(add.First),
            (_, known, add) => add.ApplyTo(IsOver(known) ? add.First : known),
            new Addition(requests, limit, new(time.GetTimestamp(), _length, Requests: 0, Unpublished: 0)));
        if (window.IsRejected)
            return Remaining(window);
        Publish(caller);
        return null;
    }

    /// <summary>Returns how long to wait if the caller has used up its limit, otherwise null. Does not count a request.</summary>
    public TimeSpan? Exhausted(string caller) =>
        _limit is { } limit && _windows.TryGetValue(caller, out var window) && window.Requests >= limit && !IsOver(window) ? Remaining(window) : null;

    // Sends one update at a time per caller. Requests that are counted meanwhile are part of the next update.
    private void Publish(string caller)
    {
        if (!shared.IsConnected || !_publishing.TryAdd(caller, value: true))
            return;
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => PublishAsync(caller));
    }

    private async Task PublishAsync(string caller)
    {
        try
        {
            while (_windows.TryGetValue(caller, out var window) && window.Unpublished > 0)
            {
                if (await shared.AddAsync(caller, window.Unpublished) is not { } total)
                    return;
                ApplyTotal(caller, window.Unpublished, total);
            }
        }
        finally
        {
            _publishing.TryRemove(caller, out _);
        }
    }

    private void ApplyTotal(string caller, int published, SharedRateLimitWindow total)
    {
        var now = time.GetTimestamp();
        while (_windows.TryGetValue(caller, out var known))
        {
            var unpublished = Math.Max(0, known.Unpublished - published);
            if (_windows.TryUpdate(caller, new(now, total.Left, total.Requests + unpublished, unpublished), known))
                return;
        }
    }

    // Removes expired windows, so there are never more windows than callers within two window lengths.
    private void Sweep()
    {
        var lastSweep = Volatile.Read(ref _lastSweep);
        if (time.GetElapsedTime(lastSweep) < _length || Interlocked.CompareExchange(ref _lastSweep, time.GetTimestamp(), lastSweep) != lastSweep)
            return;
        foreach (var window in _windows)
        {
            if (IsOver(window.Value))
                _windows.TryRemove(window);
        }
    }

    private bool IsOver(Window window) => time.GetElapsedTime(window.Start) >= window.Length;

    private TimeSpan Remaining(Window window) => window.Length - time.GetElapsedTime(window.Start);

    /// <param name="Start">When the window started, or when the totals of all instances were last received.</param>
    /// <param name="Length">The length of the window from that time on.</param>
    /// <param name="Requests">The number of counted requests.</param>
    /// <param name="Unpublished">The number of counted requests that are not yet sent to the other instances.</param>
    /// <param name="IsRejected">Whether the last requests were rejected. Rejected requests are not sent to the other instances, so that they cost as little as possible.</param>
    private sealed record Window(long Start, TimeSpan Length, long Requests, int Unpublished, bool IsRejected = false);

    private readonly record struct Addition(int Requests, int Limit, Window First)
    {
        public Window ApplyTo(Window window) => window.Requests + Requests > Limit
            ? window with { IsRejected = true }
            : window with { Requests = window.Requests + Requests, Unpublished = window.Unpublished + Requests, IsRejected = false };
    }
}
