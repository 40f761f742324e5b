using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>
/// Reads the history the newest first, from either end or from a session on, over an upstream that knows only offsets, whose order
/// shows in its rows alone, and whose totals may be wrong. Fewer rows than were asked for mean that there are no more.
/// </summary>
/// <param name="read">Reads the upstream's list.</param>
/// <param name="likely">The order that the upstream had last; it decides what is asked first, never what an answer means.</param>
internal sealed class HistoryReader(ReadWindow read, HistoryOrder? likely)
{
    // A list that changes between two calls of one page is read again; after that it is read in parts that each are of one call.
    private const int MostAttempts = 2;

    /// <summary>The newest sessions.</summary>
    /// <param name="count">How many.</param>
    /// <param name="expectedTotal">How many sessions there probably are, where that is known.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<HistorySlice> NewestAsync(int count, int? expectedTotal, CancellationToken cancellationToken) =>
        PageAsync(new(From: null, Older: true, count, expectedTotal), cancellationToken);

    /// <summary>The oldest sessions; the parameters as for the newest.</summary>
    public Task<HistorySlice> OldestAsync(int count, int? expectedTotal, CancellationToken cancellationToken) =>
        PageAsync(new(From: null, Older: false, count, expectedTotal), cancellationToken);

    /// <summary>The sessions that come right after the anchor, which is newer.</summary>
    public Task<HistorySlice> OlderThanAsync(HistoryAnchor anchor, int count, CancellationToken cancellationToken) =>
        PageAsync(new(anchor, Older: true, count), cancellationToken);

    /// <summary>The sessions that come right before the anchor, which is older.</summary>
    public Task<HistorySlice> NewerThanAsync(HistoryAnchor anchor, int count, CancellationToken cancellationToken) =>
        PageAsync(new(anchor, Older: false, count), cancellationToken);

    /// <summary>The whole history, in windows side by side; null where the first of them shows that it is not worth it, or its total is wrong.</summary>
    /// <param name="isWorthIt">Looks at the first window.</param>
    /// <param name="counted">How many sessions there are at least, by another count. A total that is not below it is taken for the list's end; without it a row is asked for that must not be there.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<HistorySlice?> AllAsync(Func<HistoryRange, bool> isWorthIt, int? counted, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stretch = await HistoryRange.ReadAsync(read, 0, HistoryQuery.MaxLimit, attempt, cancellationToken);
            if (!isWorthIt(stretch))
                return null;
            var end = stretch.Total >= counted ? stretch.Total : stretch.Total + 1;
            if (stretch.End < end && !stretch.IsLast)
                stretch = stretch.Then(await HistoryRange.ReadAsync(read, stretch.End, end, attempt, cancellationToken));
            if (!stretch.IsLast && (stretch.End != stretch.Total || !(stretch.Total >= counted)))
                return null;
            if (!stretch.IsTorn || attempt == MostAttempts)
                return HistorySlice.OfAll([.. stretch.Rows.DistinctBy(row => row.Id)], await OrderAsync(stretch, attempt, cancellationToken));
        }
    }

    /// <summary>The session of a key; null where it is gone.</summary>
    public async Task<Session?> FindAsync(HistoryKey key, CancellationToken cancellationToken)
    {
        // Nothing is known of its place: the search starts with the largest window at the start.
        var anchor = new HistoryAnchor(key, Offset: 0, Total: 0, likely ?? new(NewestFirst: true));
        var place = await new AnchorSearch(read, anchor, likely, attempt: 0).FindAsync(before: 0, after: HistoryQuery.MaxLimit - 1, cancellationToken);
        return place.IsFound ? place.Stretch.Rows[place.Before - place.Stretch.Offset] : null;
    }

    /// <summary>How many sessions there are.</summary>
    /// <param name="atLeast">How many there are at least, where the stated total is known to be wrong; 0 where it is not.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<int> CountAsync(int atLeast, CancellationToken cancellationToken)
    {
        if (atLeast == 0)
        {
            var first = await HistoryRange.ReadAsync(read, 0, 1, attempt: 0, cancellationToken);
            if (first.Rows.Count == 0 || first.Total > 0)
                return first.Rows.Count == 0 ? 0 : first.Total;
        }

        return (await new HistoryEndSearch(read, attempt: 0).FindAsync(Math.Max(1, atLeast), count: 1, cancellationToken)).End;
    }

    private async Task<HistorySlice> PageAsync(HistoryPageRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var found = await FindAsync(request, attempt, cancellationToken);
            var stretch = await CoverAsync(found, request, attempt, cancellationToken);
            // What is of one answer fits together in any case.
            if (!ReferenceEquals(stretch, found.Stretch) && request.IsMisplaced(found))
                break;
            if (!stretch.IsTorn)
                return request.Take(found with { Stretch = stretch });
        }

        return await new HistoryStepReader(ReadStepAsync).ReadAsync(request, cancellationToken);
    }

    private async Task<HistorySlice> ReadStepAsync(HistoryPageRequest request, int step, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request, MostAttempts + step, cancellationToken);
        return (request with { Count = int.MaxValue }).Take(found with { Stretch = await CoverAsync(found, request, MostAttempts + step, cancellationToken) });
    }

    private Task<HistoryRange> CoverAsync(AnchorPosition found, HistoryPageRequest request, int attempt, CancellationToken cancellationToken) =>
        new HistoryRangeReader(read, attempt).CoverAsync(found, request, cancellationToken);

    // The place to read from, and rows around it.
    private Task<AnchorPosition> FindAsync(HistoryPageRequest request, int attempt, CancellationToken cancellationToken) => request.From is { } anchor
        ? AnchorAsync(anchor, request, attempt, cancellationToken)
        : EndAsync(request, attempt, cancellationToken);

    private Task<AnchorPosition> AnchorAsync(HistoryAnchor anchor, HistoryPageRequest request, int attempt, CancellationToken cancellationToken)
    {
        var forward = request.Older == anchor.Order.NewestFirst;
        var rows = attempt < MostAttempts ? request.Count : HistoryQuery.MaxLimit - 1;
        return new AnchorSearch(read, anchor, likely, attempt).FindAsync(forward ? 0 : rows, forward ? rows : 0, cancellationToken);
    }

    private async Task<AnchorPosition> EndAsync(HistoryPageRequest request, int attempt, CancellationToken cancellationToken)
    {
        var start = await StartAsync(await FirstAsync(request, attempt, cancellationToken), attempt, cancellationToken);
        if (request.Older == start.Order.NewestFirst)
            return start;
        var stretch = start.Stretch;
        if (!stretch.IsLast || (stretch.Rows.Count == 0 && stretch.Offset > 0))
            stretch = await new HistoryEndSearch(read, attempt).FindAsync(stretch.Total, request.Count, cancellationToken);
        return start with { Stretch = stretch, Before = stretch.End, After = stretch.End };
    }

    // The start of the list, or its end where the rows at hand are those; and its order.
    private async Task<AnchorPosition> StartAsync(HistoryRange stretch, int attempt, CancellationToken cancellationToken) =>
        new(stretch, Before: 0, After: 0, await OrderAsync(stretch, attempt, cancellationToken));

    // Two rows are the fewest that confirm an order, and some more the fewest that show one for sure. Many are not asked for before
    // it is known at which end they stand.
    private Task<HistoryRange> FirstAsync(HistoryPageRequest request, int attempt, CancellationToken cancellationToken)
    {
        var atStart = request.Older == (likely?.NewestFirst ?? true);
        var least = likely is null ? 5 : 2;
        if (!atStart && request.ExpectedTotal is > 1 and var expected)
        {
            var total = Math.Min(expected, HistoryWindow.MaxOffset);
            return HistoryRange.ReadAsync(read, Math.Max(0, total - Math.Max(request.Count, least)), total + 1, attempt, cancellationToken);
        }

        var size = !atStart ? least : likely is null ? Math.Clamp(request.Count, least, HistoryQuery.MaxLimit) : Math.Max(request.Count, least);
        return HistoryRange.ReadAsync(read, 0, size, attempt, cancellationToken);
    }

    private async Task<HistoryOrder> OrderAsync(HistoryRange stretch, int attempt, CancellationToken cancellationToken)
    {
        // Rows of one second fit any order, so that what was seen before must not decide.
        var known = HistoryOrder.ShowDirection(stretch.Rows) ? likely : null;
        if (HistoryOrder.Detect(stretch.Rows, known) is { } order)
            return order;
        IReadOnlyList<Session> rows = stretch.Rows;
        if (stretch.Offset > 0 || !stretch.IsLast)
        {
            // The rows at hand start in the same second, are few, or there is only one: the other end shows which way it goes.
            rows = stretch.Offset > 0
                ? [.. (await HistoryRange.ReadAsync(read, 0, 1, attempt, cancellationToken)).Rows, .. rows]
                : [.. rows, .. (await new HistoryEndSearch(read, attempt).FindAsync(stretch.Total, count: 1, cancellationToken)).Rows];
        }

        return HistoryOrder.DetectAcross(rows) ?? HistoryOrder.ByNumbers(rows);
    }
}
