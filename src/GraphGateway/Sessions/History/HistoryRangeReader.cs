namespace GraphGateway.Sessions.History;

/// <summary>Reads on from rows at hand until enough different ones are there, or the list ends.</summary>
/// <param name="read">Reads the upstream's list.</param>
/// <param name="attempt">See <see cref="HistoryWindow"/>.</param>
internal sealed class HistoryRangeReader(ReadWindow read, int attempt)
{
    // A row may be returned twice, and a list may change; answers that again and again hold nothing new lead nowhere.
    private const int MostVain = 3;

    /// <summary>The rows next to a place, as many as are asked for; fewer where the list ends or changes.</summary>
    public async Task<HistoryRange> CoverAsync(AnchorPosition place, HistoryPageRequest request, CancellationToken cancellationToken)
    {
        var forward = request.Older == place.Order.NewestFirst;
        var from = forward ? place.After : place.Before;
        var stretch = place.Stretch;
        if (!stretch.Touches(from))
            stretch = await ReadAsync(forward ? from : Math.Max(0, from - request.Count), forward ? from + request.Count : from, cancellationToken);

        int Missing() => request.Count - stretch.Distinct(from, forward, request.From?.Key.Number).Take(request.Count).Count();
        for (var (missing, vain) = (Missing(), 0); missing > 0 && !stretch.IsTorn && !(forward ? stretch.IsLast : stretch.Offset == 0);)
        {
            stretch = forward ? await AfterAsync(stretch, missing, cancellationToken) : await BeforeAsync(stretch, missing, cancellationToken);
            vain = missing == Missing() ? vain + 1 : 0;
            if (vain == MostVain)
                throw InconsistentHistory.Because("other offsets return the same rows");
            missing = Missing();
        }

        return stretch;
    }

    /// <summary>All rows of a range. An upstream may return fewer rows than it is asked for, so that some are still missing in the middle.</summary>
    public async Task<HistoryRange> RangeAsync(int start, int end, CancellationToken cancellationToken)
    {
        var stretch = await ReadAsync(start, end, cancellationToken);
        while (stretch.End < end && !stretch.IsTorn && !stretch.IsLast)
            stretch = stretch.Then(await ReadAsync(stretch.End, end, cancellationToken));
        return stretch;
    }

    private Task<HistoryRange> ReadAsync(int start, int end, CancellationToken cancellationToken) =>
        HistoryRange.ReadAsync(read, start, Math.Max(start + 1, end), attempt, cancellationToken);

    // A repeated row may have taken the place of another one, so that what is read next begins before it. Only where that holds
    // nothing new does reading go on after all rows of the answer.
    private async Task<HistoryRange> AfterAsync(HistoryRange stretch, int count, CancellationToken cancellationToken)
    {
        count = Math.Max(count, HistoryWindow.LeastLeftOver);
        var joined = stretch.Then(await ReadAsync(stretch.End, stretch.End + count, cancellationToken));
        for (var vain = 0; vain < MostVain && joined.End == stretch.End && !joined.IsLast; vain++)
            joined = joined.Then(await ReadAsync(joined.Next, joined.Next + count, cancellationToken));
        return joined;
    }

    private async Task<HistoryRange> BeforeAsync(HistoryRange stretch, int count, CancellationToken cancellationToken)
    {
        var before = await RangeAsync(Math.Max(0, stretch.Offset - Math.Max(count, HistoryWindow.LeastLeftOver)), stretch.Offset, cancellationToken);
        return before.Touches(stretch.Offset) ? before.Then(stretch) : stretch with { IsTorn = true };
    }
}
