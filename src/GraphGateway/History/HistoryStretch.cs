using GraphGateway.Getscreen.History;

namespace GraphGateway.History;

/// <summary>Rows that follow each other in the upstream's list, in its order.</summary>
/// <param name="Offset">Where the first of them stands.</param>
/// <param name="Total">How many rows the list had.</param>
/// <param name="IsTorn">Whether the list changed while it was read, so that rows may be missing or doubled where two calls meet.</param>
internal sealed record HistoryStretch(int Offset, IReadOnlyList<Session> Rows, int Total, bool IsTorn)
{
    public int End => Offset + Rows.Count;

    public bool ReachesEnd => End >= Total;

    /// <summary>Reads a range, in as many calls side by side as it takes.</summary>
    public static async Task<HistoryStretch> ReadAsync(ReadWindow read, int start, int end, int attempt, CancellationToken cancellationToken)
    {
        HistoryWindow[] windows = [.. HistoryWindow.Over(start, end, attempt)];
        var pages = await Task.WhenAll(windows.Select(window => read(window, cancellationToken)));
        var rows = new List<Session>();
        for (var i = 0; i < windows.Length; i++)
        {
            rows.AddRange(pages[i].Sessions);
            // A short answer in the middle leaves a gap: what comes after it does not follow.
            if (pages[i].Sessions.Count < windows[i].Limit)
                break;
        }

        return Of(start, rows, pages[0].Total, pages.Any(page => page.Total != pages[0].Total));
    }

    /// <summary>This and a stretch that begins where this ends, or before.</summary>
    public HistoryStretch Then(HistoryStretch next) => Of(
        Offset,
        [.. Rows, .. next.Rows.Skip(End - next.Offset)],
        next.Total,
        IsTorn || next.IsTorn || Total != next.Total || End < next.Offset);

    private static HistoryStretch Of(int offset, List<Session> rows, int total, bool isTorn)
    {
        List<Session> distinct = [.. rows.DistinctBy(row => row.Id)];
        return new(offset, distinct, total, isTorn || distinct.Count < rows.Count);
    }
}
