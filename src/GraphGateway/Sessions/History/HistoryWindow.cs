using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>A part of the upstream's list, small enough for one call.</summary>
/// <param name="Attempt">Grows when the same part must be read anew instead of taken from what was read.</param>
internal readonly record struct HistoryWindow(int Offset, int Limit, int Attempt = 0)
{
    /// <summary>How many rows to ask for at least where few are missing: a call costs more than the rows in it.</summary>
    public const int LeastLeftOver = 20;

    /// <summary>
    /// The largest offset, and the largest total that is believed: more sessions than any history has, and small enough that adding a page to it cannot overflow.
    /// </summary>
    public const int MaxOffset = 1_000_000_000;

    /// <summary>How many windows hold so many rows: at least one, for that there are none takes a call too.</summary>
    public static int Count(int rows) => ((Math.Max(1, rows) - 1) / HistoryQuery.MaxLimit) + 1;

    /// <summary>The windows that cover a range, which holds at least one row. Each is made when it is asked for.</summary>
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
