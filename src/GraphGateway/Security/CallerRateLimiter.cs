using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>
/// Counts requests within windows, each caller by itself; a window begins with its first request. With Redis all instances count
/// together: each counts for itself, and tells and hears the sum in the background, so that no request waits for it. Written by hand,
/// for the limiters of System.Threading.RateLimiting take the time from the system, and no test could set it.
/// </summary>
internal sealed class CallerRateLimiter(IOptions<RateLimitOptions> options, IOptions<SecurityOptions> security, IHostEnvironment environment, SharedRateLimitStore shared, TimeProvider time)
{
    private const int DefaultLimit = 600;

    private readonly int? _limit = options.Value.PermitLimit ?? (environment.IsDevelopment() || security.Value.AllowAnonymous ? null : DefaultLimit);
    private readonly TimeSpan _length = options.Value.Window;
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _telling = new(StringComparer.Ordinal);
    private long _swept = time.GetTimestamp();

    /// <summary>Whether a caller has asked lately.</summary>
    public bool Knows(string caller) => _windows.ContainsKey(caller);

    /// <summary>How many callers are remembered.</summary>
    public int Remembered => _windows.Count;

    /// <summary>Counts requests; returns how long to wait if the caller may not send so many, else null. Of requests that are rejected none is counted.</summary>
    /// <param name="caller">Who asks; never a secret.</param>
    /// <param name="requests">How many requests.</param>
    public TimeSpan? Count(string caller, int requests = 1) => _limit is { } limit ? Count(caller, requests, limit) : null;

    /// <summary>The same with a limit of its own, which holds even if no limit of requests is set.</summary>
    /// <param name="caller">Who asks; never a secret.</param>
    /// <param name="requests">How many requests.</param>
    /// <param name="limit">How many requests the caller may send within the window.</param>
    public TimeSpan? Count(string caller, int requests, int limit)
    {
        Sweep();
        var window = _windows.AddOrUpdate(
            caller,
            static (_, add) => add.To(add.First),
            (_, known, add) => add.To(IsOver(known) ? add.First : known),
            new Addition(requests, limit, new(time.GetTimestamp(), _length, Requests: 0, Untold: 0)));
        if (window.IsRejected)
            return Left(window);
        Tell(caller);
        return null;
    }

    /// <summary>How long to wait if the caller has sent as many requests as it may; counts none.</summary>
    public TimeSpan? Exhausted(string caller) =>
        _limit is { } limit && _windows.TryGetValue(caller, out var window) && window.Requests >= limit && !IsOver(window) ? Left(window) : null;

    // One message at a time for a caller; what comes meanwhile goes with the next.
    private void Tell(string caller)
    {
        if (!shared.AreConnected || !_telling.TryAdd(caller, value: true))
            return;
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => TellAsync(caller));
    }

    private async Task TellAsync(string caller)
    {
        try
        {
            while (_windows.TryGetValue(caller, out var window) && window.Untold > 0)
            {
                if (await shared.AddAsync(caller, window.Untold) is not { } sum)
                    return;
                Hear(caller, window.Untold, sum);
            }
        }
        finally
        {
            _telling.TryRemove(caller, out _);
        }
    }

    private void Hear(string caller, int told, SharedRateLimitWindow sum)
    {
        var now = time.GetTimestamp();
        while (_windows.TryGetValue(caller, out var known))
        {
            var untold = Math.Max(0, known.Untold - told);
            if (_windows.TryUpdate(caller, new(now, sum.Left, sum.Requests + untold, untold), known))
                return;
        }
    }

    // Callers who have gone are forgotten, so there are never more than came within two windows.
    private void Sweep()
    {
        var swept = Volatile.Read(ref _swept);
        if (time.GetElapsedTime(swept) < _length || Interlocked.CompareExchange(ref _swept, time.GetTimestamp(), swept) != swept)
            return;
        foreach (var window in _windows)
        {
            if (IsOver(window.Value))
                _windows.TryRemove(window);
        }
    }

    private bool IsOver(Window window) => time.GetElapsedTime(window.Start) >= window.Length;

    private TimeSpan Left(Window window) => window.Length - time.GetElapsedTime(window.Start);

    /// <param name="Start">When it began, or when the other instances last told how long it is.</param>
    /// <param name="Length">How long it is from then on.</param>
    /// <param name="Requests">How many requests were counted.</param>
    /// <param name="Untold">How many of them the other instances have not been told.</param>
    /// <param name="IsRejected">Whether the last requests were rejected. They are not told: they must not cost more than they do already.</param>
    private sealed record Window(long Start, TimeSpan Length, long Requests, int Untold, bool IsRejected = false);

    private readonly record struct Addition(int Requests, int Limit, Window First)
    {
        public Window To(Window window) => window.Requests + Requests > Limit
            ? window with { IsRejected = true }
            : window with { Requests = window.Requests + Requests, Untold = window.Untold + Requests, IsRejected = false };
    }
}
