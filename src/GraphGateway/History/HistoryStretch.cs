using GraphGateway.Getscreen.History;

namespace GraphGateway.History;

/// <summary>Rows that follow each other in the upstream's list, as it returned them: in its order, and with its duplicates.</summary>
/// <param name="Offset">The offset of the first row.</param>
/// <param name="Total">How many rows the list has, as the upstream states it. That may be wrong.</param>
/// <param name="IsLast">Whether the list provably ends with these rows; of an empty stretch, whether it ends at this offset or before.</param>
/// <param name="IsTorn">Whether the list changed or contradicted itself between two calls, so that rows may be missing or doubled at the seam.</param>
internal sealed record HistoryStretch(int Offset, IReadOnlyList<Session> Rows, int Total, bool IsLast, bool IsTorn)
{
    /// <summary>The offset after the last row.</summary>
    public int End => Offset + Rows.Count;

    /// <summary>Whether the list has no rows at all.</summary>
    public bool IsEmptyList => Offset == 0 && Rows.Count == 0;

    /// <summary>Reads a range, with as many calls side by side as it takes.</summary>
    public static async Task<HistoryStretch> ReadAsync(ReadWindow read, int start, int end, int attempt, CancellationToken cancellationToken)
    {
        HistoryWindow[] windows = [.. HistoryWindow.Over(start, end, attempt)];
        var pages = await Task.WhenAll(windows.Select(window => read(window, cancellationToken)));
        var stretch = Of(windows[0], pages[0]);
        // The rows after a short answer do not follow its own.
        for (var i = 1; i < windows.Length && stretch.End == windows[i].Offset; i++)
            stretch = stretch.Then(Of(windows[i], pages[i]));
        return pages.Any(page => page.Total != stretch.Total) ? stretch with { IsTorn = true } : stretch;
    }

    /// <summary>This stretch and one that begins where this one ends, or before.</summary>
    public HistoryStretch Then(HistoryStretch next)
    {
        IReadOnlyList<Session> added = [.. next.Rows.Skip(End - next.Offset)];
        return new(Offset, [.. Rows, .. added], next.Total, next.End >= End ? next.IsLast : IsLast, IsTorn || next.IsTorn || !IsFollowedBy(next, added));
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

    private bool IsFollowedBy(HistoryStretch next, IReadOnlyList<Session> added)
    {
        if (Total != next.Total || End < next.Offset || (next.Rows.Count == 0 && next.Offset < End))
            return false;
        var numbers = Rows.Select(row => row.Id).ToHashSet();
        return !added.Any(row => numbers.Contains(row.Id)) && !HistoryOrder.AreOpposed(Rows, next.Rows);
    }

    // A short answer alone proves no end, for an upstream may return fewer rows than it is asked for; nor does a total alone. Where
    // both agree, they do.
    private static HistoryStretch Of(HistoryWindow window, HistoryPage page)
    {
        IReadOnlyList<Session> rows = page.Sessions.Count > window.Limit ? [.. page.Sessions.Take(window.Limit)] : page.Sessions;
        var limit = page.Limit > 0 ? Math.Min(page.Limit, window.Limit) : window.Limit;
        var isLast = rows.Count == 0 || (rows.Count < limit && window.Offset + rows.Count == page.Total);
        return new(window.Offset, rows, page.Total, isLast, IsTorn: false);
    }
}
