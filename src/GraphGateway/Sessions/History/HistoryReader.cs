using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>
/// Reads the history newest first, from either end or from an anchor. The upstream supports only offsets, does not state its order, and may report
/// wrong totals. If a result has fewer rows than requested, there are no more.
/// </summary>
/// <param name="read">Reads a window of the upstream's list.</param>
/// <param name="likely">The upstream's last observed order. It affects only what the reader requests first, not how it interprets responses.</param>
internal sealed class HistoryReader(ReadWindow read, HistoryOrder? likely)
{
    // If the list changes between two calls of one page, the reader retries. After that, it reads in steps of one call each.
    private const int MaxAttempts = 2;

    /// <summary>Reads the newest sessions.</summary>
    /// <param name="count">The number of sessions.</param>
    /// <param name="expectedTotal">The expected number of sessions in the history; null if unknown.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<HistorySlice> NewestAsync(int count, int? expectedTotal, CancellationToken cancellationToken) =>
        PageAsync(new(From: null, Older: true, count, expectedTotal), cancellationToken);

    /// <summary>Reads the oldest sessions. Same parameters as <see cref="NewestAsync"/>.</summary>
    public Task<HistorySlice> OldestAsync(int count, int? expectedTotal, CancellationToken cancellationToken) =>
        PageAsync(new(From: null, Older: false, count, expectedTotal), cancellationToken);

    /// <summary>Reads the sessions that are next older than the anchor.</summary>
    public Task<HistorySlice> OlderThanAsync(HistoryAnchor anchor, int count, CancellationToken cancellationToken) =>
        PageAsync(new(anchor, Older: true, count), cancellationToken);

    /// <summary>Reads the sessions that are next newer than the anchor.</summary>
    public Task<HistorySlice> NewerThanAsync(HistoryAnchor anchor, int count, CancellationToken cancellationToken) =>
        PageAsync(new(anchor, Older: false, count), cancellationToken);

    /// <summary>Reads the whole history in parallel windows. Returns null if the first window shows that this is not worthwhile, or if the total is wrong.</summary>
    /// <param name="isWorthIt">Decides from the first window whether to read the rest.</param>
    /// <param name="minTotal">
    /// The minimum number of sessions, from another source. The reader accepts a total that is not lower as the end of the list. If null, it requests one
    /// row after the total, which must not exist.
    /// </param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<HistorySlice?> AllAsync(Func<HistoryRange, bool> isWorthIt, int? minTotal, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var range = await HistoryRange.ReadAsync(read, 0, HistoryQuery.MaxLimit, attempt, cancellationToken);
            if (!isWorthIt(range))
                return null;
            var end = range.Total >= minTotal ? range.Total : range.Total + 1;
            if (range.End < end && !range.IsLast)
                range = range.Then(await HistoryRange.ReadAsync(read, range.End, end, attempt, cancellationToken));
            if (!range.IsLast && (range.End != range.Total || !(range.Total >= minTotal)))
                return null;
            if (!range.IsTorn || attempt == MaxAttempts)
                return HistorySlice.OfAll([.. range.Rows.DistinctBy(row => row.Id)], await OrderAsync(range, attempt, cancellationToken));
        }
    }

    /// <summary>Returns the session with a key, or null if the history no longer contains it.</summary>
    public async Task<Session?> FindAsync(HistoryKey key, CancellationToken cancellationToken)
    {
        // The position is unknown, so the search starts with the largest window at offset 0.
        var anchor = new HistoryAnchor(key, Offset: 0, Total: 0, likely ?? new(NewestFirst: true));
        var position = await new AnchorSearch(read, anchor, likely, attempt: 0).FindAsync(before: 0, after: HistoryQuery.MaxLimit - 1, cancellationToken);
        return position.IsFound ? position.Stretch.Rows[position.Before - position.Stretch.Offset] : null;
    }

    /// <summary>Returns the number of sessions.</summary>
    /// <param name="atLeast">The minimum number of sessions if the reported total is known to be wrong; otherwise 0.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
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
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var position = await FindAsync(request, attempt, cancellationToken);
            var range = await CoverAsync(position, request, attempt, cancellationToken);
            // Rows of one response are always consistent.
            if (!ReferenceEquals(range, position.Stretch) && request.IsMisplaced(position))
                break;
            if (!range.IsTorn)
                return request.Take(position with { Stretch = range });
        }

        return await new HistoryStepReader(ReadStepAsync).ReadAsync(request, cancellationToken);
    }

    private async Task<HistorySlice> ReadStepAsync(HistoryPageRequest request, int step, CancellationToken cancellationToken)
    {
        var position = await FindAsync(request, MaxAttempts + step, cancellationToken);
        return (request with { Count = int.MaxValue }).Take(position with { Stretch = await CoverAsync(position, request, MaxAttempts + step, cancellationToken) });
    }

    private Task<HistoryRange> CoverAsync(AnchorPosition position, HistoryPageRequest request, int attempt, CancellationToken cancellationToken) =>
        new HistoryRangeReader(read, attempt).CoverAsync(position, request, cancellationToken);

    // Finds the position to read from, and the rows around it.
    private Task<AnchorPosition> FindAsync(HistoryPageRequest request, int attempt, CancellationToken cancellationToken) => request.From is { } anchor
        ? AnchorAsync(anchor, request, attempt, cancellationToken)
        : EndAsync(request, attempt, cancellationToken);

    private Task<AnchorPosition> AnchorAsync(HistoryAnchor anchor, HistoryPageRequest request, int attempt, CancellationToken cancellationToken)
    {
        var forward = request.Older == anchor.Order.NewestFirst;
        var rows = attempt < MaxAttempts ? request.Count : HistoryQuery.MaxLimit - 1;
        return new AnchorSearch(read, anchor, likely, attempt).FindAsync(forward ? 0 : rows, forward ? rows : 0, cancellationToken);
    }

    private async Task<AnchorPosition> EndAsync(HistoryPageRequest request, int attempt, CancellationToken cancellationToken)
    {
        var start = await StartAsync(await FirstAsync(request, attempt, cancellationToken), attempt, cancellationToken);
        if (request.Older == start.Order.NewestFirst)
            return start;
        var range = start.Stretch;
        if (!range.IsLast || (range.Rows.Count == 0 && range.Offset > 0))
            range = await new HistoryEndSearch(read, attempt).FindAsync(range.Total, request.Count, cancellationToken);
        return start with { Stretch = range, Before = range.End, After = range.End };
    }

    // The position at the start of the list, with the list's order. The range may contain the last rows instead of the first.
    private async Task<AnchorPosition> StartAsync(HistoryRange range, int attempt, CancellationToken cancellationToken) =>
        new(range, Before: 0, After: 0, await OrderAsync(range, attempt, cancellationToken));

    // Confirming a known order needs at least two rows; detecting an unknown order needs some more. The reader requests many rows only when it
    // knows at which end of the list they are.
    private Task<HistoryRange> FirstAsync(HistoryPageRequest request, int attempt, CancellationToken cancellationToken)
    {
        var atStart = request.Older == (likely?.NewestFirst ?? true);
        var minRows = likely is null ? 5 : 2;
        if (!atStart && request.ExpectedTotal is > 1 and var expected)
        {
            var total = Math.Min(expected, HistoryWindow.MaxOffset);
            return HistoryRange.ReadAsync(read, Math.Max(0, total - Math.Max(request.Count, minRows)), total + 1, attempt, cancellationToken);
        }

        var size = !atStart ? minRows : likely is null ? Math.Clamp(request.Count, minRows, HistoryQuery.MaxLimit) : Math.Max(request.Count, minRows);
        return HistoryRange.ReadAsync(read, 0, size, attempt, cancellationToken);
    }

    private async Task<HistoryOrder> OrderAsync(HistoryRange range, int attempt, CancellationToken cancellationToken)
    {
        // Rows of the same second fit any order, so the previous order must not decide.
        var known = HistoryOrder.ShowDirection(range.Rows) ? likely : null;
        if (HistoryOrder.Detect(range.Rows, known) is { } order)
            return order;
        IReadOnlyList<Session> rows = range.Rows;
        if (range.Offset > 0 || !range.IsLast)
        {
            // The rows are few, or all start in the same second. The other end of the list shows the direction.
            rows = range.Offset > 0
                ? [.. (await HistoryRange.ReadAsync(read, 0, 1, attempt, cancellationToken)).Rows, .. rows]
                : [.. rows, .. (await new HistoryEndSearch(read, attempt).FindAsync(range.Total, count: 1, cancellationToken)).Rows];
        }

        return HistoryOrder.DetectAcross(rows) ?? HistoryOrder.ByNumbers(rows);
    }
}
