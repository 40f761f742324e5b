using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>
/// Counts requests within windows, each caller by itself; a window begins with its first request. Written by hand, for the limiters of
/// System.Threading.RateLimiting take the time from the system, and no test could set it.
/// </summary>
internal sealed class RateLimit(IOptions<RateLimitOptions> options, IOptions<SecurityOptions> security, IHostEnvironment environment, TimeProvider time)
{
    private const int DefaultLimit = 600;

    private readonly int? _limit = options.Value.PermitLimit ?? (environment.IsDevelopment() || security.Value.AllowAnonymous ? null : DefaultLimit);
    private readonly TimeSpan _length = options.Value.Window;
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private long _swept = time.GetTimestamp();

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
            static (_, now) => new(now, 1),
            (_, known, now) => IsOver(known) ? new(now, 1) : known with { Requests = Math.Min(known.Requests, limit) + 1 },
            time.GetTimestamp());
        return window.Requests > limit ? Left(window) : null;
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

    private bool IsOver(Window window) => time.GetElapsedTime(window.Start) >= _length;

    private TimeSpan Left(Window window) => _length - time.GetElapsedTime(window.Start);

    private sealed record Window(long Start, int Requests);
}
