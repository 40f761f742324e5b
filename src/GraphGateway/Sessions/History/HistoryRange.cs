using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>Consecutive rows of the upstream's list, in the upstream's order.</summary>
/// <param name="Offset">The offset of the first row.</param>
/// <param name="Total">The total that the upstream reports. It may be wrong.</param>
/// <param name="IsLast">Whether the list provably ends with these rows; for an empty range, whether it ends at this offset or before.</param>
/// <param name="IsTorn">Whether the list changed or was inconsistent between two calls, so that rows may be missing or duplicated between their results.</param>
/// <param name="Next">The offset after the last response's rows, including repeated rows.</param>
internal sealed record HistoryRange(int Offset, IReadOnlyList<Session> Rows, int Total, bool IsLast, bool IsTorn, int Next)
{
    // The next windows start only after these are complete, so that cancellation or an exhausted call budget stops the read.
    private const int MaxParallelReads = 50;

    /// <summary>The offset after the last row.</summary>
    public int End => Offset + Rows.Count;

    /// <summary>Whether the list has no rows at all.</summary>
    public bool IsEmptyList => Offset == 0 && Rows.Count == 0;

    /// <summary>Reads a range with parallel calls, up to a limit.</summary>
    public static async Task<HistoryRange> ReadAsync(ReadWindow read, int start, int end, int attempt, CancellationToken cancellationToken)
    {
        HistoryRange? range = null;
        var totals = new HashSet<int>();
        foreach (var windows in HistoryWindow.Over(start, end, attempt).Chunk(MaxParallelReads))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pages = await Task.WhenAll(windows.Select(window => read(window, cancellationToken)));
            foreach (var next in windows.Zip(pages, Of))
            {
                totals.Add(next.Total);
                // The rows after a short response are not adjacent to it.
                if (range is null || range.End == next.Offset)
                    range = range?.Then(next) ?? next;
            }

            if (range!.End != windows[^1].Offset + windows[^1].Limit)
                break;
        }

        return totals.Count > 1 ? range! with { IsTorn = true } : range!;
    }

    /// <summary>Joins this range and the next one, which must start at the end of this range or before. Removes repeated rows.</summary>
    public HistoryRange Then(HistoryRange next)
    {
        var numbers = Rows.Select(row => row.Id).ToHashSet();
        Session[] following = [.. next.Rows.Skip(End - next.Offset)];
        Session[] added = [.. following.Where(row => !numbers.Contains(row.Id))];
        var isTorn = Total != next.Total || End < next.Offset || (next.Rows.Count == 0 && next.Offset < End)
            || added.Length < following.Length || HistoryOrder.AreOpposed(Rows, next.Rows);
        return new(Offset, [.. Rows, .. added], next.Total, next.End >= End ? next.IsLast : IsLast, IsTorn || next.IsTorn || isTorn, next.Next);
    }

    /// <summary>Returns the distinct rows after or before an offset, nearest first.</summary>
    /// <param name="from">The offset.</param>
    /// <param name="forward">Whether to read towards higher offsets.</param>
    /// <param name="except">The id of a session to exclude, including its duplicates.</param>
    public IEnumerable<Session> Distinct(int from, bool forward, int? except)
    {
        var seen = new HashSet<int>();
        if (except is { } number)
            seen.Add(number);
        return (forward ? Rows.Skip(from - Offset) : Rows.Take(from - Offset).Reverse()).Where(row => seen.Add(row.Id));
    }

    /// <summary>Whether an offset is within the rows or at one of their ends.</summary>
    public bool Touches(int offset) => offset >= Offset && offset <= End;

    // A short response alone does not prove the end, because an upstream may return fewer rows than requested. A total alone does not prove it either,
    // but both together do. A row that a response contains twice may replace another row, so it does not count, and the response proves nothing.
    private static HistoryRange Of(HistoryWindow window, HistoryPage page)
    {
        Session[] rows = [.. page.Sessions.Take(window.Limit).DistinctBy(row => row.Id)];
        var limit = page.Limit > 0 ? Math.Min(page.Limit, window.Limit) : window.Limit;
        var isLast = rows.Length == 0 || (page.Sessions.Count == rows.Length && rows.Length < limit && window.Offset + rows.Length == page.Total);
        return new(window.Offset, rows, Math.Clamp(page.Total, 0, HistoryWindow.MaxOffset), isLast, IsTorn: false, window.Offset + page.Sessions.Count);
    }
}
