using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>A range of the upstream's list that one call can read.</summary>
/// <param name="Attempt">Increases when the same window must be read again instead of from the cache.</param>
internal readonly record struct HistoryWindow(int Offset, int Limit, int Attempt = 0)
{
    /// <summary>The minimum number of rows to request if few are missing, because a call costs more than its rows.</summary>
    public const int LeastLeftOver = 20;

    /// <summary>
    /// The largest offset, and the largest accepted total: more than any history has, and small enough that adding a page cannot overflow.
    /// </summary>
    public const int MaxOffset = 1_000_000_000;

    /// <summary>The number of windows for a number of rows. At least one, because reading an empty list also needs a call.</summary>
    public static int Count(int rows) => ((Math.Max(1, rows) - 1) / HistoryQuery.MaxLimit) + 1;

    /// <summary>Enumerates the windows that cover a range of at least one row. Creates them lazily.</summary>
    public static IEnumerable<HistoryWindow> Over(int start, int end, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        return Iterate(start, end, attempt);
    }

    private static IEnumerable<HistoryWindow> Iterate(int start, int end, int attempt)
    {
        for (var offset = start; offset < end; offset = checked(offset + HistoryQuery.MaxLimit))
        {
            var limit = Math.Min(HistoryQuery.MaxLimit, end - offset);
            yield return new(offset, offset == start ? limit : Math.Max(limit, LeastLeftOver), attempt);
        }
    }
}

/// <summary>Reads a window of the upstream's list.</summary>
internal delegate Task<HistoryPage> ReadWindow(HistoryWindow window, CancellationToken cancellationToken);
