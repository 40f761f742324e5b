namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// How long an account's calls take, from the turn to the end: at present, as a moving average over about a dozen calls, and at least, as the best of the
/// last seconds. A burst of requests makes calls slow for a moment, because the machine is busy reading them; nobody is to be rejected because
/// of that. Not safe to use from many threads.
/// </summary>
/// <param name="trustedFrom">How many calls must have been measured before somebody is rejected because of them: the first of a process are slow.</param>
internal sealed class CallDurationAverage(int trustedFrom)
{
    private const double Weight = 1 / 12.0;
    private const int Seconds = 5;

    // A pause of the machine is shorter.
    private static readonly TimeSpan _hanging = TimeSpan.FromSeconds(2);

    // After so long without any call the upstream may be another.
    private static readonly TimeSpan _validFor = TimeSpan.FromSeconds(10);

    private readonly (long Second, double Sum, int Count)[] _seconds = new (long, double, int)[Seconds];
    private double _average;
    private int _count;
    private DateTimeOffset _first;
    private DateTimeOffset _last;

    /// <summary>Adds what one call took.</summary>
    public void Add(TimeSpan time, DateTimeOffset now)
    {
        if (_count == 0)
            _first = now;
        // The first values count as a plain average, so that none of them stays for long.
        _average += (time.TotalSeconds - _average) * Math.Max(1.0 / ++_count, Weight);
        _last = now;
        var second = now.UtcTicks / TimeSpan.TicksPerSecond;
        ref var sum = ref _seconds[second % Seconds];
        sum = sum.Second == second ? (second, sum.Sum + time.TotalSeconds, sum.Count + 1) : (second, time.TotalSeconds, 1);
    }

    /// <summary>What a call takes at present; null if that is not known.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isSaturated">Whether all permits are held. Then each of the calls has run at least since the last one ended.</param>
    public TimeSpan? Present(DateTimeOffset now, bool isSaturated) => _count == 0 ? null : OrHanging(_average, now, isSaturated);

    /// <summary>What a call takes at least; null if too little is known to reject anybody.</summary>
    public TimeSpan? Least(DateTimeOffset now, bool isSaturated)
    {
        if (_count < trustedFrom || now - _first < TimeSpan.FromSeconds(Seconds))
            return null;
        var (second, least) = (now.UtcTicks / TimeSpan.TicksPerSecond, _average);
        foreach (var one in _seconds)
        {
            if (one.Count > 0 && second - one.Second < Seconds)
                least = Math.Min(least, one.Sum / one.Count);
        }

        return OrHanging(least, now, isSaturated);
    }

    /// <summary>Forgets measurements that are too old. To be called when a call begins while no other runs.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (now - _last > _validFor)
            (_average, _count) = (0, 0);
    }

    private TimeSpan OrHanging(double seconds, DateTimeOffset now, bool isSaturated)
    {
        var silence = now - _last;
        return TimeSpan.FromSeconds(isSaturated && silence > _hanging ? Math.Max(seconds, silence.TotalSeconds) : seconds);
    }
}
