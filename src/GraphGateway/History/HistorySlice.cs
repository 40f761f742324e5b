using GraphGateway.Getscreen.History;

namespace GraphGateway.History;

/// <summary>Sessions that follow each other in the history, the newest first, whatever the upstream's order.</summary>
/// <param name="Rows">The sessions.</param>
/// <param name="Newer">How many sessions are newer than these.</param>
/// <param name="Total">How many sessions the history has.</param>
/// <param name="Order">The upstream's order.</param>
internal sealed record HistorySlice(IReadOnlyList<Session> Rows, int Newer, int Total, HistoryOrder Order)
{
    public bool HasNewer => Newer > 0;

    public bool HasOlder => Newer + Rows.Count < Total;

    /// <summary>The rows of the upstream's list from one offset up to another, the newest first.</summary>
    public static HistorySlice Of(HistoryStretch stretch, int start, int end, HistoryOrder order)
    {
        (start, end) = (Math.Clamp(start, 0, stretch.Total), Math.Clamp(end, 0, stretch.Total));
        if (start >= end)
            return new([], order.NewestFirst ? start : stretch.Total - start, stretch.Total, order);

        start = Math.Clamp(start, stretch.Offset, stretch.End);
        Session[] rows = [.. stretch.Rows.Skip(start - stretch.Offset).Take(end - start)];
        if (!order.NewestFirst)
            Array.Reverse(rows);
        return new(rows, order.NewestFirst ? start : stretch.Total - start - rows.Length, stretch.Total, order);
    }

    /// <summary>Where the row with this index stands, to read on from.</summary>
    public HistoryAnchor AnchorAt(int index) =>
        new(HistoryKey.Of(Rows[index]), Order.NewestFirst ? Newer + index : Total - 1 - Newer - index, Total, Order);

    /// <summary>The newest of these.</summary>
    public HistorySlice First(int count) => this with { Rows = [.. Rows.Take(count)] };

    /// <summary>Those of these that are newer than the anchor.</summary>
    public HistorySlice NewerThan(HistoryAnchor anchor) => First(Rows.Count(row => Compare(row, anchor) < 0));

    /// <summary>Those of these that are older than the anchor.</summary>
    public HistorySlice OlderThan(HistoryAnchor anchor)
    {
        var skipped = Rows.Count(row => Compare(row, anchor) <= 0);
        return this with { Rows = [.. Rows.Skip(skipped)], Newer = Newer + skipped };
    }

    // Negative where the row is newer.
    private int Compare(Session row, HistoryAnchor anchor) =>
        row.Id == anchor.Key.Number ? 0 : Order.NewestFirst ? Order.Compare(HistoryKey.Of(row), anchor.Key) : Order.Compare(anchor.Key, HistoryKey.Of(row));
}
