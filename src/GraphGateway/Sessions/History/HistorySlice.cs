using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>Consecutive sessions of the history without duplicates, always newest first, independent of the upstream's order.</summary>
/// <param name="Rows">The sessions.</param>
/// <param name="Offset">The offset of the newest session in the upstream's list.</param>
/// <param name="Total">The number of sessions in the history, as the upstream reports it.</param>
/// <param name="Order">The upstream's order.</param>
/// <param name="HasNewer">Whether there are newer sessions; also true if unknown.</param>
/// <param name="HasOlder">Whether there are older sessions; also true if unknown.</param>
/// <param name="Length">The number of sessions in the history, if the rows prove it; otherwise null.</param>
/// <param name="ContradictsTotal">Whether the rows prove that the reported total is wrong.</param>
internal sealed record HistorySlice(
    IReadOnlyList<Session> Rows, int Offset, int Total, HistoryOrder Order, bool HasNewer, bool HasOlder, int? Length, bool ContradictsTotal)
{
    /// <summary>The minimum number of sessions in the history, according to the rows read.</summary>
    public int SeenRows => Offset + (Order.NewestFirst ? Rows.Count : 1);

    /// <summary>Creates a slice of the rows next to a position.</summary>
    /// <param name="position">The position and the rows around it.</param>
    /// <param name="older">Whether to take the rows that are older than the position.</param>
    /// <param name="count">The maximum number of rows.</param>
    /// <param name="except">The id of the session at the position; null if there is none.</param>
    public static HistorySlice Of(AnchorPosition position, bool older, int count, int? except)
    {
        var (range, order) = (position.Stretch, position.Order);
        var forward = older == order.NewestFirst;
        Session[] reachable = [.. range.Distinct(forward ? position.After : position.Before, forward, except)];
        var rows = reachable.Length > count ? reachable[..count] : reachable;
        var more = reachable.Length > count || (forward ? !range.IsLast : range.Offset > 0);
        var behind = HasRowsBehind(position, forward, rows);
        var newest = rows.Length == 0 ? position.Before : IndexOf(range, rows[older ? 0 : ^1], position, forward);
        if (!older)
            Array.Reverse(rows);
        return new(rows, newest, range.Total, order, older ? behind : more, older ? more : behind, more || behind ? LengthOf(range) : rows.Length, range.End > range.Total);
    }

    /// <summary>Creates a slice of a complete history.</summary>
    /// <param name="listed">The sessions in the upstream's order.</param>
    /// <param name="order">The order of the list that contains the sessions. Ignored if all sessions start in the same second, so that the result is the same as for a separate read.</param>
    public static HistorySlice OfAll(IReadOnlyList<Session> listed, HistoryOrder order)
    {
        order = HistoryOrder.ShowDirection(listed) ? order : HistoryOrder.ByNumbers(listed);
        var range = new HistoryRange(Offset: 0, listed, listed.Count, IsLast: true, IsTorn: false, Next: listed.Count);
        return Of(new(range, Before: 0, After: 0, order), older: order.NewestFirst, int.MaxValue, except: null);
    }

    /// <summary>
    /// Returns an anchor at the row with this index, to continue reading from it. The anchor must not depend on how the row was found. So it contains only
    /// the order's direction, which is a property of the list; the order's details depend on the rows read.
    /// </summary>
    public HistoryAnchor AnchorAt(int index) =>
        new(HistoryKey.Of(Rows[index]), Math.Clamp(Order.NewestFirst ? Offset + index : Offset - index, 0, HistoryWindow.MaxOffset), Total, new(Order.NewestFirst));

    /// <summary>Joins this slice and the next older one.</summary>
    public HistorySlice Then(HistorySlice older)
    {
        Session[] rows = [.. Rows.Concat(older.Rows).DistinctBy(row => row.Id)];
        return this with
        {
            Rows = rows,
            HasOlder = older.HasOlder,
            Length = HasNewer || older.HasOlder ? older.Length ?? Length : rows.Length,
            ContradictsTotal = ContradictsTotal || older.ContradictsTotal,
        };
    }

    /// <summary>Returns the newest sessions of the slice.</summary>
    public HistorySlice First(int count) => count >= Rows.Count ? this : this with { Rows = [.. Rows.Take(count)], HasOlder = true };

    /// <summary>Returns the oldest sessions of the slice.</summary>
    public HistorySlice Last(int count)
    {
        var skipped = Rows.Count - count;
        return skipped <= 0 ? this : this with { Rows = [.. Rows.Skip(skipped)], Offset = Order.NewestFirst ? Offset + skipped : Offset - skipped, HasNewer = true };
    }

    /// <summary>Returns the sessions that are newer than the anchor.</summary>
    public HistorySlice NewerThan(HistoryAnchor anchor) => First(Rows.Count(row => Compare(row, anchor) < 0));

    /// <summary>Returns the sessions that are older than the anchor.</summary>
    public HistorySlice OlderThan(HistoryAnchor anchor) => Last(Rows.Count(row => Compare(row, anchor) > 0));

    // Negative if the row is newer.
    private int Compare(Session row, HistoryAnchor anchor) =>
        row.Id == anchor.Key.Number ? 0 : Order.NewestFirst ? Order.Compare(HistoryKey.Of(row), anchor.Key) : Order.Compare(anchor.Key, HistoryKey.Of(row));

    private static bool HasRowsBehind(AnchorPosition position, bool forward, Session[] rows)
    {
        var taken = rows.Select(row => row.Id).ToHashSet();
        var range = position.Stretch;
        return range.Distinct(forward ? position.After : position.Before, !forward, except: null).Any(row => !taken.Contains(row.Id))
            || (forward ? range.Offset > 0 : !range.IsLast);
    }

    private static int IndexOf(HistoryRange range, Session row, AnchorPosition position, bool forward)
    {
        var index = (forward ? position.After : position.Before - 1) - range.Offset;
        while (range.Rows[index].Id != row.Id)
            index += forward ? 1 : -1;
        return range.Offset + index;
    }

    private static int? LengthOf(HistoryRange range) => range.IsLast && (range.Rows.Count > 0 || range.Offset == 0)
        ? range.Offset + range.Rows.DistinctBy(row => row.Id).Count()
        : null;
}
