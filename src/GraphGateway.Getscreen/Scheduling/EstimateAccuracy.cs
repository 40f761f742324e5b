namespace GraphGateway.Getscreen.Scheduling;

/// <summary>
/// The ratio of actual calls to estimated calls, as a moving average. Cost estimates are upper bounds, and the cache replaces some calls. Not thread-safe.
/// </summary>
internal sealed class EstimateAccuracy
{
    private const double Weight = 1 / 32.0;

    // Starts with a ratio of 1, so that the first estimates are used unchanged.
    private double _estimated = 1;
    private double _actual = 1;

    /// <summary>Adds a completed operation.</summary>
    public void Add(int estimate, int actual)
    {
        if (estimate == 0)
            return;
        _estimated += (estimate - _estimated) * Weight;
        _actual += (Math.Min(actual, estimate) - _actual) * Weight;
    }

    /// <summary>The probable number of calls of an operation, at least 1.</summary>
    public int Correct(int estimate) => Math.Max(1, (int)Math.Ceiling(estimate * Math.Min(1, _actual / _estimated)));
}
