namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// The duration of an account's calls, from permit to completion. There are two estimates. The present duration is a moving average over about 12 calls. The
/// least duration is the average of the best second of the last seconds. A burst of requests slows calls down for a moment, because the machine is busy reading
/// the requests. The least duration prevents rejections because of such bursts. Not thread-safe.
/// </summary>
/// <param name="trustedFrom">The minimum number of measured calls before the estimate may cause rejections. The first calls of a process are slow.</param>
internal sealed class CallDurationAverage(int trustedFrom)
{
    private const double Weight = 1 / 12.0;
    private const int Seconds = 5;

    // The threshold is longer than a typical pause of the machine.
    private static readonly TimeSpan _stallThreshold = TimeSpan.FromSeconds(2);

    // After this time without calls, the upstream's performance may have changed.
    private static readonly TimeSpan _validFor = TimeSpan.FromSeconds(10);

    private readonly (long Second, double Sum, int Count)[] _seconds = new (long, double, int)[Seconds];
    private double _average;
    private int _count;
    private DateTimeOffset _first;
    private DateTimeOffset _last;

    /// <summary>Adds the duration of a call.</summary>
    public void Add(TimeSpan time, DateTimeOffset now)
    {
        if (_count == 0)
            _first = now;
        // The first values form a plain average, so that no single value dominates for long.
        _average += (time.TotalSeconds - _average) * Math.Max(1.0 / ++_count, Weight);
        _last = now;
        var second = now.UtcTicks / TimeSpan.TicksPerSecond;
        ref var sum = ref _seconds[second % Seconds];
        sum = sum.Second == second ? (second, sum.Sum + time.TotalSeconds, sum.Count + 1) : (second, time.TotalSeconds, 1);
    }

    /// <summary>The present duration of a call, or null if it is unknown.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="isSaturated">Whether all permits are in use. If so, each running call started no later than the last completion.</param>
    public TimeSpan? Present(DateTimeOffset now, bool isSaturated) => _count == 0 ? null : OrStalled(_average, now, isSaturated);

    /// <summary>The least duration of a call, or null if there are too few measurements to reject an operation.</summary>
    public TimeSpan? Least(DateTimeOffset now, bool isSaturated)
    {
        if (_count < trustedFrom || now - _first < TimeSpan.FromSeconds(Seconds))
            return null;
        var (second, least) = (now.UtcTicks / TimeSpan.TicksPerSecond, _average);
        foreach (var bucket in _seconds)
        {
            if (bucket.Count > 0 && second - bucket.Second < Seconds)
                least = Math.Min(least, bucket.Sum / bucket.Count);
        }

        return OrStalled(least, now, isSaturated);
    }

    /// <summary>Discards outdated measurements. Call this when a call starts while no other runs.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (now - _last > _validFor)
            (_average, _count) = (0, 0);
    }

    private TimeSpan OrStalled(double seconds, DateTimeOffset now, bool isSaturated)
    {
        var silence = now - _last;
        return TimeSpan.FromSeconds(isSaturated && silence > _stallThreshold ? Math.Max(seconds, silence.TotalSeconds) : seconds);
    }
}
