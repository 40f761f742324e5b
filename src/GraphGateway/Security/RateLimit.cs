using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>
/// Counts requests within windows, each caller by itself; a window begins with its first request. With Redis all instances count
/// together: each counts for itself, and tells and hears the sum in the background, so that no request waits for it. Written by hand,
/// for the limiters of System.Threading.RateLimiting take the time from the system, and no test could set it.
/// </summary>
internal sealed class RateLimit(IOptions<RateLimitOptions> options, IOptions<SecurityOptions> security, IHostEnvironment environment, SharedWindows shared, TimeProvider time)
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

    /// <summary>Counts a request; gives how long to wait where the caller has sent as many as it may, else null.</summary>
    /// <param name="caller">Who asks; never a secret.</param>
    public TimeSpan? Count(string caller)
    {
        if (_limit is not { } limit)
            return null;
        Sweep();
        var window = _windows.AddOrUpdate(
            caller,
            static (_, first) => first,
            (_, known, first) => IsOver(known) ? first : Count(known, limit),
            new Window(time.GetTimestamp(), _length, Requests: 1, Untold: 1));
        if (window.Requests > limit)
            return Left(window);
        Tell(caller);
        return null;
    }

    // Those that are refused are not told: they must not cost more than they do already.
    private static Window Count(Window known, int limit) => known.Requests < limit
        ? known with { Requests = known.Requests + 1, Untold = known.Untold + 1 }
        : known with { Requests = limit + 1 };

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

    private void Hear(string caller, int told, SharedWindow sum)
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

    private sealed record Window(long Start, TimeSpan Length, long Requests, int Untold);
}
