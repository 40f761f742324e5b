using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>
/// Finds the position of a session in a list that changes. It tries the last known offset first, then the offset shifted by the number of new
/// rows. Then it searches between the rows before and after the session, in a number of steps that is logarithmic in the list's length.
/// </summary>
/// <param name="read">Reads a window of the upstream's list.</param>
/// <param name="anchor">The session to find.</param>
/// <param name="likely">The upstream's last observed order. The search uses its details only if it has the same direction as the anchor's order.</param>
/// <param name="attempt">See <see cref="HistoryWindow"/>.</param>
internal sealed class AnchorSearch(ReadWindow read, HistoryAnchor anchor, HistoryOrder? likely, int attempt)
{
    // Twice the logarithm of the longest list, in case the list changes during the search. Ensures that the search ends.
    private const int MaxSteps = 72;

    // The upstream may have changed its order since the anchor was read. If the order changes with each response, the search fails.
    private const int MaxOrderChanges = 2;
    private const int MaxTotalChanges = 5;

    // A guess assumes that all changes since then are new rows. That is often not exact, so the read includes some rows around the guess.
    private const int GuessMargin = 10;

    private int _low;
    private int? _high;
    private int? _end;
    private int _stepSize;
    private int _orderChanges;
    private int _totalChanges;
    private int _total = -1;
    private HistoryOrder _order = likely?.NewestFirst == anchor.Order.NewestFirst ? likely.Value : anchor.Order;

    // A search by id: the session's position was never read. Confirming the end of the list for a session that does not exist would waste a call.
    private bool IsPositionUnknown => anchor.Total == 0;

    /// <param name="before">The number of rows before the session to read with it.</param>
    /// <param name="after">The number of rows after the session to read with it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task<AnchorPosition> FindAsync(int before, int after, CancellationToken cancellationToken)
    {
        var range = await ReadAsync(Math.Max(0, anchor.Offset - before), anchor.Offset + after + 1, cancellationToken);
        for (var step = 0; step < MaxSteps; step++)
        {
            if (TryLocate(range) is { } position)
            {
                await ConfirmOrderAsync(position, cancellationToken);
                return IsUncertain(position) ? await ReadSurroundingAsync(position, cancellationToken) : position;
            }

            if (_low >= _high)
                return new(range, _low, _low, _order);

            if (UpperBound() is var upper && upper <= _low)
                break;
            var start = Math.Clamp(Guess(range, step, upper) - RowsBeforeGuess(step, before, after), _low, Math.Max(_low, upper - HistoryQuery.MaxLimit));
            range = MarkEnd(Join(range, await ReadAsync(start, Math.Min(_high ?? int.MaxValue, start + HistoryQuery.MaxLimit), cancellationToken)));
        }

        throw InconsistentHistory.Because("a session is neither at its position nor missing there");
    }

    private async Task<HistoryRange> ReadAsync(int start, int end, CancellationToken cancellationToken) =>
        await HistoryRange.ReadAsync(read, start, end, attempt, cancellationToken);

    // If the rows have a different order than the anchor's list had, read them once more. If an upstream keeps changing its order, a client
    // could page back and forth forever. An anchor without a total has no observed order.
    private async Task ConfirmOrderAsync(AnchorPosition position, CancellationToken cancellationToken)
    {
        var (range, newestFirst) = (position.Stretch, position.Order.NewestFirst);
        if (newestFirst == anchor.Order.NewestFirst || anchor.Total == 0 || !HistoryOrder.ShowDirection(range.Rows))
            return;
        var again = await HistoryRange.ReadAsync(read, range.Offset, Math.Min(range.End, range.Offset + HistoryQuery.MaxLimit), attempt + 1, cancellationToken);
        if (HistoryOrder.Detect(again.Rows, position.Order) is { } order && order.NewestFirst != newestFirst)
            throw InconsistentHistory.Because("the list has a different order each time");
    }

    // Returns the position if the rows prove it. Otherwise, the rows narrow the bounds.
    private AnchorPosition? TryLocate(HistoryRange range)
    {
        var order = HistoryOrder.Detect(range.Rows, _order) ?? _order;
        // Bounds from a different list or order are invalid. A total that changes each time is ignored.
        if ((range.Total != _total && ++_totalChanges < MaxTotalChanges) || IsDifferent(order))
            (_low, _high, _end, _total) = (0, null, null, range.Total);
        if (order.NewestFirst != _order.NewestFirst && ++_orderChanges == MaxOrderChanges)
            throw InconsistentHistory.Because("the list has a different order each time");
        _order = order;
        for (var i = 0; i < range.Rows.Count; i++)
        {
            if (range.Rows[i].Id == anchor.Key.Number)
                return new(range, range.Offset + i, range.Offset + i + 1, _order);
        }

        var split = Split(range.Rows, _order);
        if (range.IsEmptyList || (range.Rows.Count > 0 && (split > 0 || range.Offset == 0) && (split < range.Rows.Count || range.IsLast)))
            return new(range, range.Offset + split, range.Offset + split, _order);
        Narrow(range, split);
        return null;
    }

    // Until ties are observed, the search assumes that the ids of sessions in the anchor's second follow the list's order.
    private bool IsDifferent(HistoryOrder order) =>
        (order.NewestFirst, order.ByNumber) != (_order.NewestFirst, _order.ByNumber) || (_order.TiesTurned is null && order.TiesTurned == true);

    private void Narrow(HistoryRange range, int split)
    {
        if (split > 0)
            _low = Math.Max(_low, range.End);
        else
            _high = Math.Min(_high ?? int.MaxValue, range.Offset);
        if (range.Rows.Count == 0 && _high == range.Offset)
            _end = _high;
    }

    // The upper bound of the session's offset. If no bound is known, it is the total, or doubling steps if the total is wrong.
    private int UpperBound()
    {
        if (_high is { } high)
            return high;
        if (_total > _low && _totalChanges < MaxTotalChanges)
            return _total;
        _stepSize = (int)Math.Min(Math.Max(HistoryQuery.MaxLimit, 2L * _stepSize), HistoryWindow.MaxOffset);
        return (int)Math.Min((long)_low + _stepSize, HistoryWindow.MaxOffset);
    }

    // The session no longer exists, and the few rows do not prove its position. Either an adjacent row starts in the same second and the tie order
    // is unknown, or start times and ids are both monotonic but imply different positions.
    private bool IsUncertain(AnchorPosition position)
    {
        if (position.IsFound || position.Order.ByNumber || (IsPositionUnknown && position.Before == position.Stretch.End))
            return false;
        var rows = position.Stretch.Rows;
        var byNumber = position.Order with { ByNumber = true };
        return (position.Order.TiesTurned is null && rows.Any(row => HistoryKey.Of(row).Start == anchor.Key.Start))
            || (byNumber.Fits(rows) && position.Stretch.Offset + Split(rows, byNumber) != position.Before);
    }

    // Reads all rows of the range, because a short response would leave the position uncertain.
    private async Task<AnchorPosition> ReadSurroundingAsync(AnchorPosition position, CancellationToken cancellationToken)
    {
        var start = Math.Max(0, position.Before - (HistoryQuery.MaxLimit / 2));
        var wider = await new HistoryRangeReader(read, attempt).RangeAsync(start, start + HistoryQuery.MaxLimit, cancellationToken);
        return TryLocate(wider) ?? position;
    }

    // A response without rows has proved that the list ends here.
    private HistoryRange MarkEnd(HistoryRange range) => range.End == _end ? range with { IsLast = true } : range;

    private int Split(IReadOnlyList<Session> rows, HistoryOrder order) => rows.Count(row => order.Compare(HistoryKey.Of(row), anchor.Key) < 0);

    private int Guess(HistoryRange range, int step, int upper) => step switch
    {
        0 when anchor.Total > 0 => Math.Clamp(anchor.ShiftedOffset(range.Total), _low, upper - 1),
        _ when int.IsOddInteger(step) || anchor.Total == 0 && step == 0 => Math.Clamp(Extrapolate(range, upper), _low, upper - 1),
        _ => _low + ((upper - _low) / 2),
    };

    // Estimates the session's offset by linear extrapolation of the start times.
    private int Extrapolate(HistoryRange range, int upper)
    {
        if (range.Rows.Count < 2)
            return _low + ((upper - _low) / 2);
        var (first, last) = (HistoryKey.Of(range.Rows[0]).Start, HistoryKey.Of(range.Rows[^1]).Start);
        if (first == last)
            return _low + ((upper - _low) / 2);
        var rows = (double)(anchor.Key.Start - first) / (last - first) * (range.Rows.Count - 1);
        return (int)Math.Clamp(range.Offset + rows, _low, upper);
    }

    // The number of rows to read before the guess. A guess near the old position is read together with the requested rows.
    private static int RowsBeforeGuess(int step, int before, int after) => step == 0 && before > after
        ? HistoryQuery.MaxLimit - 1 - GuessMargin
        : step == 0 ? GuessMargin : HistoryQuery.MaxLimit / 2;

    private static HistoryRange Join(HistoryRange one, HistoryRange other)
    {
        // An empty response right after the other rows proves that they are the last ones.
        var joined = one.Rows.Count == 0 ? other
            : other.Offset == one.End ? one.Then(other)
            : other.Rows.Count > 0 && other.End == one.Offset ? other.Then(one)
            : other;
        return joined.IsTorn ? other : joined;
    }
}
