using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>Rows that follow each other in the upstream's list, as it returned them: in its order.</summary>
/// <param name="Offset">The offset of the first row.</param>
/// <param name="Total">How many rows the list has, as the upstream states it. That may be wrong.</param>
/// <param name="IsLast">Whether the list provably ends with these rows; of an empty stretch, whether it ends at this offset or before.</param>
/// <param name="IsTorn">Whether the list changed or contradicted itself between two calls, so that rows may be missing or doubled at the seam.</param>
/// <param name="Next">The offset after the last answer's rows, those included that it repeats.</param>
internal sealed record HistoryRange(int Offset, IReadOnlyList<Session> Rows, int Total, bool IsLast, bool IsTorn, int Next)
{
    // More windows are begun only after these were read, so that a cancellation or a used-up call budget ends the reading.
    private const int MostSideBySide = 50;

    /// <summary>The offset after the last row.</summary>
    public int End => Offset + Rows.Count;

    /// <summary>Whether the list has no rows at all.</summary>
    public bool IsEmptyList => Offset == 0 && Rows.Count == 0;

    /// <summary>Reads a range, with as many calls side by side as it takes, up to a limit.</summary>
    public static async Task<HistoryRange> ReadAsync(ReadWindow read, int start, int end, int attempt, CancellationToken cancellationToken)
    {
        HistoryRange? stretch = null;
        var totals = new HashSet<int>();
        foreach (var windows in HistoryWindow.Over(start, end, attempt).Chunk(MostSideBySide))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pages = await Task.WhenAll(windows.Select(window => read(window, cancellationToken)));
            foreach (var next in windows.Zip(pages, Of))
            {
                totals.Add(next.Total);
                // The rows after a short answer do not follow its own.
                if (stretch is null || stretch.End == next.Offset)
                    stretch = stretch?.Then(next) ?? next;
            }

            if (stretch!.End != windows[^1].Offset + windows[^1].Limit)
                break;
        }

        return totals.Count > 1 ? stretch! with { IsTorn = true } : stretch!;
    }

    /// <summary>This stretch and one that begins where this one ends, or before. Rows that come again are left out.</summary>
    public HistoryRange Then(HistoryRange next)
    {
        var numbers = Rows.Select(row => row.Id).ToHashSet();
        Session[] following = [.. next.Rows.Skip(End - next.Offset)];
        Session[] added = [.. following.Where(row => !numbers.Contains(row.Id))];
        var isTorn = Total != next.Total || End < next.Offset || (next.Rows.Count == 0 && next.Offset < End)
            || added.Length < following.Length || HistoryOrder.AreOpposed(Rows, next.Rows);
        return new(Offset, [.. Rows, .. added], next.Total, next.End >= End ? next.IsLast : IsLast, IsTorn || next.IsTorn || isTorn, next.Next);
    }

    /// <summary>The different rows from an offset on, or back from it, nearest first.</summary>
    /// <param name="from">The offset.</param>
    /// <param name="forward">Whether to go to higher offsets.</param>
    /// <param name="except">The number of a row to leave out, wherever it is repeated.</param>
    public IEnumerable<Session> Distinct(int from, bool forward, int? except)
    {
        var seen = new HashSet<int>();
        if (except is { } number)
            seen.Add(number);
        return (forward ? Rows.Skip(from - Offset) : Rows.Take(from - Offset).Reverse()).Where(row => seen.Add(row.Id));
    }

    /// <summary>Whether an offset lies within the rows or at one of their ends.</summary>
    public bool Touches(int offset) => offset >= Offset && offset <= End;

    // A short answer alone proves no end, for an upstream may return fewer rows than it is asked for; nor does a total alone. Where
    // both agree, they do. A row that an answer holds twice may have taken the place of another one: it does not count, and the answer
    // proves nothing.
    private static HistoryRange Of(HistoryWindow window, HistoryPage page)
    {
        Session[] rows = [.. page.Sessions.Take(window.Limit).DistinctBy(row => row.Id)];
        var limit = page.Limit > 0 ? Math.Min(page.Limit, window.Limit) : window.Limit;
        var isLast = rows.Length == 0 || (page.Sessions.Count == rows.Length && rows.Length < limit && window.Offset + rows.Length == page.Total);
        return new(window.Offset, rows, Math.Clamp(page.Total, 0, HistoryWindow.MaxOffset), isLast, IsTorn: false, window.Offset + page.Sessions.Count);
    }
}
