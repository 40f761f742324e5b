namespace GraphGateway.Getscreen.Scheduling;

/// <summary>Which share of their estimates operations really take, as a moving average: estimates are upper bounds, and some calls are answered from the cache. Not safe to use from many threads.</summary>
internal sealed class EstimateAccuracy
{
    private const double Weight = 1 / 32.0;

    // An operation that has taken all that was estimated, so that the first ones are believed.
    private double _estimated = 1;
    private double _taken = 1;

    /// <summary>Adds an operation that has ended.</summary>
    public void Add(int estimate, int taken)
    {
        if (estimate == 0)
            return;
        _estimated += (estimate - _estimated) * Weight;
        _taken += (Math.Min(taken, estimate) - _taken) * Weight;
    }

    /// <summary>How many calls an operation will probably take; at least one.</summary>
    public int Correct(int estimate) => Math.Max(1, (int)Math.Ceiling(estimate * Math.Min(1, _taken / _estimated)));
}
