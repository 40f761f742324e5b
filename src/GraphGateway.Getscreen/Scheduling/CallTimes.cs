namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// How long an account's calls take, from the turn to the end: the lower of two moving averages, one over the last dozen calls and one over about
/// ten times as many. So the value rises only when calls stay slow, and falls as soon as they get fast. Not safe to use from many threads.
/// </summary>
/// <param name="trustedFrom">How many calls must have been measured before somebody is rejected because of them: the first of a process are slow.</param>
internal sealed class CallTimes(int trustedFrom)
{
    private const double Fast = 1 / 12.0;
    private const double Slow = 1 / 120.0;

    // After so long without any call the upstream may be another.
    private static readonly TimeSpan _validFor = TimeSpan.FromSeconds(10);

    private double _fast;
    private double _slow;
    private int _count;
    private DateTimeOffset _last;

    /// <summary>Whether enough calls have been measured.</summary>
    public bool IsTrusted => _count >= trustedFrom;

    /// <summary>Adds what one call took.</summary>
    public void Add(TimeSpan time, DateTimeOffset now)
    {
        // The first values count as a plain average, so that none of them stays for long.
        var share = 1.0 / ++_count;
        _fast += (time.TotalSeconds - _fast) * Math.Max(share, Fast);
        _slow += (time.TotalSeconds - _slow) * Math.Max(share, Slow);
        _last = now;
    }

    /// <summary>What a call takes now; null if that is not known.</summary>
    /// <param name="isSaturated">Whether all permits are held. Then each of the calls has run at least since the last one ended.</param>
    /// <param name="now">The time.</param>
    public TimeSpan? At(DateTimeOffset now, bool isSaturated)
    {
        if (_count == 0)
            return null;
        var measured = TimeSpan.FromSeconds(Math.Min(_fast, _slow));
        return isSaturated && now - _last is var running && running > measured ? running : measured;
    }

    /// <summary>Forgets measurements that are too old. To be called when a call begins while no other runs.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (now - _last > _validFor)
            (_fast, _slow, _count) = (0, 0, 0);
    }
}
