using GraphGateway.Getscreen.History;

namespace GraphGateway.History;

/// <summary>
/// Reads the history the newest first, from either end or from a session on, over an upstream that knows only offsets and whose
/// order shows in its rows alone.
/// </summary>
/// <param name="read">Reads the upstream's list.</param>
/// <param name="likely">The order that the upstream had last; it decides what is asked first, never what an answer means.</param>
internal sealed class HistoryReader(ReadWindow read, HistoryOrder? likely)
{
    // A list that changes between two calls of one page is read again, but not for ever.
    private const int MostAttempts = 3;

    /// <summary>The newest sessions.</summary>
    /// <param name="count">How many.</param>
    /// <param name="expectedTotal">How many sessions there probably are, where that is known.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<HistorySlice> NewestAsync(int count, int? expectedTotal, CancellationToken cancellationToken) =>
        EndAsync(count, expectedTotal, newest: true, cancellationToken);

    /// <summary>The oldest sessions; the parameters as for the newest.</summary>
    public Task<HistorySlice> OldestAsync(int count, int? expectedTotal, CancellationToken cancellationToken) =>
        EndAsync(count, expectedTotal, newest: false, cancellationToken);

    /// <summary>The sessions that come right after the anchor, which is newer.</summary>
    public Task<HistorySlice> OlderThanAsync(HistoryAnchor anchor, int count, CancellationToken cancellationToken) =>
        NextToAsync(anchor, count, older: true, cancellationToken);

    /// <summary>The sessions that come right before the anchor, which is older.</summary>
    public Task<HistorySlice> NewerThanAsync(HistoryAnchor anchor, int count, CancellationToken cancellationToken) =>
        NextToAsync(anchor, count, older: false, cancellationToken);

    /// <summary>The whole history, in windows side by side; null where the first of them shows that it is not worth it.</summary>
    public async Task<HistorySlice?> AllAsync(Func<HistoryStretch, bool> isWorthIt, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stretch = await HistoryStretch.ReadAsync(read, 0, HistoryQuery.MaxLimit, attempt, cancellationToken);
            if (!isWorthIt(stretch))
                return null;
            stretch = await ReadOnAsync(stretch, stretch.Total, attempt, cancellationToken);
            var order = await OrderAsync(stretch, attempt, cancellationToken);
            if (!stretch.IsTorn || attempt == MostAttempts - 1)
                return HistorySlice.Of(stretch, 0, stretch.Total, order);
        }
    }

    /// <summary>The session of a key; null where it is gone.</summary>
    public async Task<Session?> FindAsync(HistoryKey key, CancellationToken cancellationToken)
    {
        // Nothing is known of its place: the search starts with the largest window at the start.
        var anchor = new HistoryAnchor(key, Offset: 0, Total: 0, likely ?? new(NewestFirst: true));
        var place = await new AnchorSearch(read, anchor, attempt: 0).FindAsync(before: 0, after: HistoryQuery.MaxLimit - 1, cancellationToken);
        return place.IsFound ? place.Stretch.Rows[place.Before - place.Stretch.Offset] : null;
    }

    private async Task<HistorySlice> EndAsync(int count, int? expectedTotal, bool newest, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stretch = await FirstAsync(count, expectedTotal, newest, attempt, cancellationToken);
            var order = await OrderAsync(stretch, attempt, cancellationToken);
            var atStart = newest == order.NewestFirst;
            var (start, end) = atStart ? (0, Math.Min(count, stretch.Total)) : (Math.Max(0, stretch.Total - count), stretch.Total);
            stretch = await CoverAsync(stretch, start, end, attempt, cancellationToken);
            if (!stretch.IsTorn || attempt == MostAttempts - 1)
                return HistorySlice.Of(stretch, start, end, order);
        }
    }

    // Two rows are the fewest that confirm an order, and some more the fewest that show one for sure. Many are not asked for before
    // it is known at which end they stand.
    private Task<HistoryStretch> FirstAsync(int count, int? expectedTotal, bool newest, int attempt, CancellationToken cancellationToken)
    {
        var atStart = newest == (likely?.NewestFirst ?? true);
        var least = likely is null ? 5 : 2;
        if (!atStart && expectedTotal is > 1 and var total)
            return HistoryStretch.ReadAsync(read, Math.Max(0, total - Math.Max(count, least)), total, attempt, cancellationToken);
        var size = !atStart ? least : likely is null ? Math.Clamp(count, least, HistoryQuery.MaxLimit) : Math.Max(count, least);
        return HistoryStretch.ReadAsync(read, 0, size, attempt, cancellationToken);
    }

    private async Task<HistoryOrder> OrderAsync(HistoryStretch stretch, int attempt, CancellationToken cancellationToken)
    {
        // What fits one row fits any order.
        var known = stretch.Rows.Count > 1 ? likely : null;
        if (HistoryOrder.Detect(stretch.Rows, known) is { } order)
            return order;
        IReadOnlyList<Session> rows = stretch.Rows;
        if (rows.Count < stretch.Total)
        {
            // The rows at hand start in the same second, are few, or there is only one: the other end shows which way it goes.
            var far = stretch.Offset > 0 ? 0 : stretch.Total - 1;
            var other = await HistoryStretch.ReadAsync(read, far, far + 1, attempt, cancellationToken);
            rows = [.. far == 0 ? other.Rows.Concat(rows) : rows.Concat(other.Rows)];
        }

        return HistoryOrder.DetectAcross(rows) ?? new(rows.Count < 2 || rows[0].Id > rows[^1].Id, ByNumber: true);
    }

    private async Task<HistorySlice> NextToAsync(HistoryAnchor anchor, int count, bool older, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var after = older == anchor.Order.NewestFirst;
            var place = await new AnchorSearch(read, anchor, attempt).FindAsync(after ? 0 : count, after ? count : 0, cancellationToken);
            after = older == place.Order.NewestFirst;
            var (start, end) = after ? (place.After, place.After + count) : (place.Before - count, place.Before);
            var stretch = await CoverAsync(place.Stretch, start, end, attempt, cancellationToken);
            if (!stretch.IsTorn || attempt == MostAttempts - 1)
                return HistorySlice.Of(stretch, start, end, place.Order);
        }
    }

    // What is at hand, and what of the range is missing before or after it; all of the range where it lies elsewhere.
    private async Task<HistoryStretch> CoverAsync(HistoryStretch stretch, int start, int end, int attempt, CancellationToken cancellationToken)
    {
        (start, end) = (Math.Max(0, start), Math.Min(stretch.Total, end));
        if (start >= end)
            return stretch;
        if (end < stretch.Offset || start > stretch.End || stretch.Rows.Count == 0)
            return await ReadOnAsync(new(start, [], stretch.Total, stretch.IsTorn), end, attempt, cancellationToken);
        if (start < stretch.Offset)
        {
            var before = await ReadOnAsync(new(start, [], stretch.Total, stretch.IsTorn), stretch.Offset, attempt, cancellationToken);
            stretch = before.Then(stretch);
        }

        return await ReadOnAsync(stretch, end, attempt, cancellationToken);
    }

    // Until the range is read or the list ends; an upstream may give less than it is asked for.
    private async Task<HistoryStretch> ReadOnAsync(HistoryStretch stretch, int end, int attempt, CancellationToken cancellationToken)
    {
        while (stretch.End < end && !stretch.IsTorn)
        {
            var next = await HistoryStretch.ReadAsync(read, stretch.End, end, attempt, cancellationToken);
            if (next.Rows.Count == 0)
                break;
            stretch = stretch.Then(next);
        }

        return stretch;
    }
}
