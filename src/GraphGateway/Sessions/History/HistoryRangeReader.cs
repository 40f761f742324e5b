namespace GraphGateway.Sessions.History;

/// <summary>Extends a range until it has enough distinct rows, or the list ends.</summary>
/// <param name="read">Reads a window of the upstream's list.</param>
/// <param name="attempt">See <see cref="HistoryWindow"/>.</param>
internal sealed class HistoryRangeReader(ReadWindow read, int attempt)
{
    // The upstream may repeat rows or change the list. After this many reads without a new row, the reader fails.
    private const int MaxFutileReads = 3;

    /// <summary>Reads the requested number of rows next to a position; fewer if the list ends or changes.</summary>
    public async Task<HistoryRange> CoverAsync(AnchorPosition position, HistoryPageRequest request, CancellationToken cancellationToken)
    {
        var forward = request.Older == position.Order.NewestFirst;
        var from = forward ? position.After : position.Before;
        var range = position.Stretch;
        if (!range.Touches(from))
            range = await ReadAsync(forward ? from : Math.Max(0, from - request.Count), forward ? from + request.Count : from, cancellationToken);

        int CountMissing() => request.Count - range.Distinct(from, forward, request.From?.Key.Number).Take(request.Count).Count();
        for (var (missing, futile) = (CountMissing(), 0); missing > 0 && !range.IsTorn && !(forward ? range.IsLast : range.Offset == 0);)
        {
            range = forward ? await AfterAsync(range, missing, cancellationToken) : await BeforeAsync(range, missing, cancellationToken);
            futile = missing == CountMissing() ? futile + 1 : 0;
            if (futile == MaxFutileReads)
                throw InconsistentHistory.Because("other offsets return the same rows");
            missing = CountMissing();
        }

        return range;
    }

    /// <summary>Reads all rows of a range. An upstream may return fewer rows than requested, so the reader fills the gaps.</summary>
    public async Task<HistoryRange> RangeAsync(int start, int end, CancellationToken cancellationToken)
    {
        var range = await ReadAsync(start, end, cancellationToken);
        while (range.End < end && !range.IsTorn && !range.IsLast)
            range = range.Then(await ReadAsync(range.End, end, cancellationToken));
        return range;
    }

    private Task<HistoryRange> ReadAsync(int start, int end, CancellationToken cancellationToken) =>
        HistoryRange.ReadAsync(read, start, Math.Max(start + 1, end), attempt, cancellationToken);

    // A repeated row may replace another row, so the next read starts at the number of distinct rows. If that returns no new row, it starts after all
    // rows of the response.
    private async Task<HistoryRange> AfterAsync(HistoryRange range, int count, CancellationToken cancellationToken)
    {
        count = Math.Max(count, HistoryWindow.LeastLeftOver);
        var joined = range.Then(await ReadAsync(range.End, range.End + count, cancellationToken));
        for (var futile = 0; futile < MaxFutileReads && joined.End == range.End && !joined.IsLast; futile++)
            joined = joined.Then(await ReadAsync(joined.Next, joined.Next + count, cancellationToken));
        return joined;
    }

    private async Task<HistoryRange> BeforeAsync(HistoryRange range, int count, CancellationToken cancellationToken)
    {
        var before = await RangeAsync(Math.Max(0, range.Offset - Math.Max(count, HistoryWindow.LeastLeftOver)), range.Offset, cancellationToken);
        return before.Touches(range.Offset) ? before.Then(range) : range with { IsTorn = true };
    }
}
