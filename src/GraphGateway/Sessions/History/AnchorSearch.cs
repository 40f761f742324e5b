using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>
/// Finds the place of a session in a list that moves: first where it was last seen, then where it must stand if all that came
/// since is new, then between the rows that stand before and after it, in steps that shrink with the logarithm of the list's length.
/// </summary>
/// <param name="read">Reads the upstream's list.</param>
/// <param name="anchor">The session.</param>
/// <param name="likely">The order that the upstream had last; its details help where it runs the way of the anchor.</param>
/// <param name="attempt">See <see cref="HistoryWindow"/>.</param>
internal sealed class AnchorSearch(ReadWindow read, HistoryAnchor anchor, HistoryOrder? likely, int attempt)
{
    // Twice the logarithm of the longest list, in case it moves meanwhile; a search never goes on for ever.
    private const int MostSteps = 72;

    // An upstream may have changed its order since the anchor was seen. One that changes it with each answer has none.
    private const int MostTurns = 2;
    private const int MostTotals = 5;

    // What came since is seldom all new, so a guess is taken with some rows around it.
    private const int Around = 10;

    private int _low;
    private int? _high;
    private int? _end;
    private int _jump;
    private int _turns;
    private int _totals;
    private int _total = -1;
    private HistoryOrder _order = likely?.NewestFirst == anchor.Order.NewestFirst ? likely.Value : anchor.Order;

    // Looked for by its id: it was in no list that was read. A second look at the end of the list for one that does not exist would be a call in vain.
    private bool IsOfUnknownPlace => anchor.Total == 0;

    /// <param name="before">How many rows that stand before the session in the list are wanted, too.</param>
    /// <param name="after">How many rows that stand after it are wanted, too.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<AnchorPosition> FindAsync(int before, int after, CancellationToken cancellationToken)
    {
        var stretch = await ReadAsync(Math.Max(0, anchor.Offset - before), anchor.Offset + after + 1, cancellationToken);
        for (var step = 0; step < MostSteps; step++)
        {
            if (Place(stretch) is { } place)
            {
                await ConfirmOrderAsync(place, cancellationToken);
                return IsInDoubt(place) ? await LookAroundAsync(place, cancellationToken) : place;
            }

            if (_low >= _high)
                return new(stretch, _low, _low, _order);

            if (Upper() is var upper && upper <= _low)
                break;
            var start = Math.Clamp(Guess(stretch, step, upper) - Lead(step, before, after), _low, Math.Max(_low, upper - HistoryQuery.MaxLimit));
            stretch = Ending(Join(stretch, await ReadAsync(start, Math.Min(_high ?? int.MaxValue, start + HistoryQuery.MaxLimit), cancellationToken)));
        }

        throw InconsistentHistory.Because("a session is neither at its place nor missing there");
    }

    private async Task<HistoryRange> ReadAsync(int start, int end, CancellationToken cancellationToken) =>
        await HistoryRange.ReadAsync(read, start, end, attempt, cancellationToken);

    // Rows that stand in another order than the anchor's list did are asked for once more: pages of an upstream that changes its order
    // again and again would lead a client to and fro without end. An anchor without a total has no order that was seen.
    private async Task ConfirmOrderAsync(AnchorPosition place, CancellationToken cancellationToken)
    {
        var (stretch, newestFirst) = (place.Stretch, place.Order.NewestFirst);
        if (newestFirst == anchor.Order.NewestFirst || anchor.Total == 0 || !HistoryOrder.ShowDirection(stretch.Rows))
            return;
        var again = await HistoryRange.ReadAsync(read, stretch.Offset, Math.Min(stretch.End, stretch.Offset + HistoryQuery.MaxLimit), attempt + 1, cancellationToken);
        if (HistoryOrder.Detect(again.Rows, place.Order) is { } order && order.NewestFirst != newestFirst)
            throw InconsistentHistory.Because("the list is in another order each time");
    }

    // The place, where the rows show it; else what they tell of it goes into the bounds.
    private AnchorPosition? Place(HistoryRange stretch)
    {
        var order = HistoryOrder.Detect(stretch.Rows, _order) ?? _order;
        // What was learned of another list, or by another order, does not hold. A total that is another one each time tells nothing.
        if ((stretch.Total != _total && ++_totals < MostTotals) || IsAnother(order))
            (_low, _high, _end, _total) = (0, null, null, stretch.Total);
        if (order.NewestFirst != _order.NewestFirst && ++_turns == MostTurns)
            throw InconsistentHistory.Because("the list is in another order each time");
        _order = order;
        for (var i = 0; i < stretch.Rows.Count; i++)
        {
            if (stretch.Rows[i].Id == anchor.Key.Number)
                return new(stretch, stretch.Offset + i, stretch.Offset + i + 1, _order);
        }

        var split = Split(stretch.Rows, _order);
        if (stretch.IsEmptyList || (stretch.Rows.Count > 0 && (split > 0 || stretch.Offset == 0) && (split < stretch.Rows.Count || stretch.IsLast)))
            return new(stretch, stretch.Offset + split, stretch.Offset + split, _order);
        Narrow(stretch, split);
        return null;
    }

    // As long as no ties were seen, sessions of the anchor's second were placed as if their numbers ran with the list.
    private bool IsAnother(HistoryOrder order) =>
        (order.NewestFirst, order.ByNumber) != (_order.NewestFirst, _order.ByNumber) || (_order.TiesTurned is null && order.TiesTurned == true);

    private void Narrow(HistoryRange stretch, int split)
    {
        if (split > 0)
            _low = Math.Max(_low, stretch.End);
        else
            _high = Math.Min(_high ?? int.MaxValue, stretch.Offset);
        if (stretch.Rows.Count == 0 && _high == stretch.Offset)
            _end = _high;
    }

    // Up to where the session may be: where no bound is known, the total says it, or steps that double if that is wrong.
    private int Upper()
    {
        if (_high is { } high)
            return high;
        if (_total > _low && _totals < MostTotals)
            return _total;
        _jump = (int)Math.Min(Math.Max(HistoryQuery.MaxLimit, 2L * _jump), HistoryWindow.MaxOffset);
        return (int)Math.Min((long)_low + _jump, HistoryWindow.MaxOffset);
    }

    // Gone, and the few rows at hand do not show its place for sure: one of the same second stands beside it, and which of two
    // such comes first is not known yet, or starts and numbers both rise and fall with the rows but tell different places.
    private bool IsInDoubt(AnchorPosition place)
    {
        if (place.IsFound || place.Order.ByNumber || (IsOfUnknownPlace && place.Before == place.Stretch.End))
            return false;
        var rows = place.Stretch.Rows;
        var byNumber = place.Order with { ByNumber = true };
        return (place.Order.TiesTurned is null && rows.Any(row => HistoryKey.Of(row).Start == anchor.Key.Start))
            || (byNumber.Fits(rows) && place.Stretch.Offset + Split(rows, byNumber) != place.Before);
    }

    // All rows of the range: of a short answer the rest would stay in doubt.
    private async Task<AnchorPosition> LookAroundAsync(AnchorPosition place, CancellationToken cancellationToken)
    {
        var start = Math.Max(0, place.Before - (HistoryQuery.MaxLimit / 2));
        var wider = await new HistoryRangeReader(read, attempt).RangeAsync(start, start + HistoryQuery.MaxLimit, cancellationToken);
        return Place(wider) ?? place;
    }

    // An answer without rows has shown that the list ends here.
    private HistoryRange Ending(HistoryRange stretch) => stretch.End == _end ? stretch with { IsLast = true } : stretch;

    private int Split(IReadOnlyList<Session> rows, HistoryOrder order) => rows.Count(row => order.Compare(HistoryKey.Of(row), anchor.Key) < 0);

    private int Guess(HistoryRange stretch, int step, int upper) => step switch
    {
        0 when anchor.Total > 0 => Math.Clamp(anchor.ShiftedOffset(stretch.Total), _low, upper - 1),
        _ when int.IsOddInteger(step) || anchor.Total == 0 && step == 0 => Math.Clamp(Extrapolate(stretch, upper), _low, upper - 1),
        _ => _low + ((upper - _low) / 2),
    };

    // Where the session stands if sessions start as often there as in the rows at hand.
    private int Extrapolate(HistoryRange stretch, int upper)
    {
        if (stretch.Rows.Count < 2)
            return _low + ((upper - _low) / 2);
        var (first, last) = (HistoryKey.Of(stretch.Rows[0]).Start, HistoryKey.Of(stretch.Rows[^1]).Start);
        if (first == last)
            return _low + ((upper - _low) / 2);
        var rows = (double)(anchor.Key.Start - first) / (last - first) * (stretch.Rows.Count - 1);
        return (int)Math.Clamp(stretch.Offset + rows, _low, upper);
    }

    // How far before the guess to begin: a guess near the old place is read together with the rows that are wanted.
    private static int Lead(int step, int before, int after) => step == 0 && before > after
        ? HistoryQuery.MaxLimit - 1 - Around
        : step == 0 ? Around : HistoryQuery.MaxLimit / 2;

    private static HistoryRange Join(HistoryRange one, HistoryRange other)
    {
        // An answer without rows right after the others shows that they are the last ones.
        var joined = one.Rows.Count == 0 ? other
            : other.Offset == one.End ? one.Then(other)
            : other.Rows.Count > 0 && other.End == one.Offset ? other.Then(one)
            : other;
        return joined.IsTorn ? other : joined;
    }
}
