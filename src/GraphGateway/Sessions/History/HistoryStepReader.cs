namespace GraphGateway.Sessions.History;

/// <summary>
/// Reads a page in steps, for a list that changes or contradicts itself from call to call. Each step is of one answer, which holds the
/// last row of the step before, so that no row is missing or doubled where two answers meet.
/// </summary>
/// <param name="read">Reads at least as many rows as asked for, or up to the end, with answers of its own for each step.</param>
internal sealed class HistoryStepReader(Func<HistoryPageRequest, int, CancellationToken, Task<HistorySlice>> read)
{
    // Steps that hold nothing new lead nowhere, however often they are repeated.
    private const int MostVain = 3;

    public async Task<HistorySlice> ReadAsync(HistoryPageRequest request, CancellationToken cancellationToken)
    {
        var page = await read(request with { Count = 1 }, 0, cancellationToken);
        var last = page;
        for (var (count, vain) = (1, 0); page.Rows.Count < request.Count && (request.Older ? page.HasOlder : page.HasNewer); count++)
        {
            var step = await read(new(LastRow(last) ?? request.From, request.Older, Count: 1), count, cancellationToken);
            if (step.Order.NewestFirst != page.Order.NewestFirst)
                throw InconsistentHistory.Because("the list is in another order each time");
            var joined = request.Older ? page.Then(step) : step.Then(page);
            vain = joined.Rows.Count == page.Rows.Count ? vain + 1 : 0;
            if (vain == MostVain)
                throw InconsistentHistory.Because("other offsets return the same rows");
            (page, last) = (joined, step.Rows.Count > 0 ? step : last);
        }

        return request.Older ? page.First(request.Count) : page.Last(request.Count);

        HistoryAnchor? LastRow(HistorySlice slice) => slice.Rows.Count == 0 ? null : slice.AnchorAt(request.Older ? slice.Rows.Count - 1 : 0);
    }
}
