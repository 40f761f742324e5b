using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>Sessions that follow each other in the history, the newest first, whatever the upstream's order. None is in it twice.</summary>
/// <param name="Rows">The sessions.</param>
/// <param name="Offset">The offset of the newest of them in the upstream's list.</param>
/// <param name="Total">How many sessions the history has, as the upstream states it.</param>
/// <param name="Order">The upstream's order.</param>
/// <param name="HasNewer">Whether there are newer sessions; true as well where it has not been seen that there are none.</param>
/// <param name="HasOlder">Whether there are older sessions; true as well where it has not been seen that there are none.</param>
/// <param name="Length">How many sessions the history has, where the rows show it; null where they do not.</param>
/// <param name="ContradictsTotal">Whether the rows show that the stated total is wrong.</param>
internal sealed record HistorySlice(
    IReadOnlyList<Session> Rows, int Offset, int Total, HistoryOrder Order, bool HasNewer, bool HasOlder, int? Length, bool ContradictsTotal)
{
    /// <summary>How many sessions the history has at least, by what was seen of it.</summary>
    public int SeenRows => Offset + (Order.NewestFirst ? Rows.Count : 1);

    /// <summary>The rows of a stretch that are next to a place, the newest first.</summary>
    /// <param name="place">The place, and the rows around it.</param>
    /// <param name="older">Whether to take the rows on the older side of it.</param>
    /// <param name="count">How many rows at most.</param>
    /// <param name="except">The number of the session at the place, if there is one.</param>
    public static HistorySlice Of(AnchorPosition place, bool older, int count, int? except)
    {
        var (stretch, order) = (place.Stretch, place.Order);
        var forward = older == order.NewestFirst;
        Session[] reachable = [.. stretch.Distinct(forward ? place.After : place.Before, forward, except)];
        var rows = reachable.Length > count ? reachable[..count] : reachable;
        var more = reachable.Length > count || (forward ? !stretch.IsLast : stretch.Offset > 0);
        var behind = HasBehind(place, forward, rows);
        var newest = rows.Length == 0 ? place.Before : IndexOf(stretch, rows[older ? 0 : ^1], place, forward);
        if (!older)
            Array.Reverse(rows);
        return new(rows, newest, stretch.Total, order, older ? behind : more, older ? more : behind, more || behind ? LengthOf(stretch) : rows.Length, stretch.End > stretch.Total);
    }

    /// <summary>All sessions of a history.</summary>
    /// <param name="listed">The sessions in the upstream's order.</param>
    /// <param name="order">The order of the list that they are a part of. It does not count where they all start in the same second, as if they had been read alone.</param>
    public static HistorySlice OfAll(IReadOnlyList<Session> listed, HistoryOrder order)
    {
        order = HistoryOrder.ShowDirection(listed) ? order : HistoryOrder.ByNumbers(listed);
        var stretch = new HistoryRange(Offset: 0, listed, listed.Count, IsLast: true, IsTorn: false, Next: listed.Count);
        return Of(new(stretch, Before: 0, After: 0, order), older: order.NewestFirst, int.MaxValue, except: null);
    }

    /// <summary>
    /// Where the row with this index is, to read on from. It holds nothing that depends on how the row was found: the order's
    /// direction is a fact of the list, its details are what rows happened to show.
    /// </summary>
    public HistoryAnchor AnchorAt(int index) =>
        new(HistoryKey.Of(Rows[index]), Math.Clamp(Order.NewestFirst ? Offset + index : Offset - index, 0, HistoryWindow.MaxOffset), Total, new(Order.NewestFirst));

    /// <summary>These and older ones that follow them.</summary>
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

    /// <summary>The newest of these.</summary>
    public HistorySlice First(int count) => count >= Rows.Count ? this : this with { Rows = [.. Rows.Take(count)], HasOlder = true };

    /// <summary>The oldest of these.</summary>
    public HistorySlice Last(int count)
    {
        var skipped = Rows.Count - count;
        return skipped <= 0 ? this : this with { Rows = [.. Rows.Skip(skipped)], Offset = Order.NewestFirst ? Offset + skipped : Offset - skipped, HasNewer = true };
    }

    /// <summary>Those of these that are newer than the anchor.</summary>
    public HistorySlice NewerThan(HistoryAnchor anchor) => First(Rows.Count(row => Compare(row, anchor) < 0));

    /// <summary>Those of these that are older than the anchor.</summary>
    public HistorySlice OlderThan(HistoryAnchor anchor) => Last(Rows.Count(row => Compare(row, anchor) > 0));

    // Negative where the row is newer.
    private int Compare(Session row, HistoryAnchor anchor) =>
        row.Id == anchor.Key.Number ? 0 : Order.NewestFirst ? Order.Compare(HistoryKey.Of(row), anchor.Key) : Order.Compare(anchor.Key, HistoryKey.Of(row));

    private static bool HasBehind(AnchorPosition place, bool forward, Session[] rows)
    {
        var taken = rows.Select(row => row.Id).ToHashSet();
        var stretch = place.Stretch;
        return stretch.Distinct(forward ? place.After : place.Before, !forward, except: null).Any(row => !taken.Contains(row.Id))
            || (forward ? stretch.Offset > 0 : !stretch.IsLast);
    }

    private static int IndexOf(HistoryRange stretch, Session row, AnchorPosition place, bool forward)
    {
        var index = (forward ? place.After : place.Before - 1) - stretch.Offset;
        while (stretch.Rows[index].Id != row.Id)
            index += forward ? 1 : -1;
        return stretch.Offset + index;
    }

    private static int? LengthOf(HistoryRange stretch) => stretch.IsLast && (stretch.Rows.Count > 0 || stretch.Offset == 0)
        ? stretch.Offset + stretch.Rows.DistinctBy(row => row.Id).Count()
        : null;
}
