namespace GraphGateway.Sessions.History;

/// <summary>
/// Reads a page in steps, for a list that changes or is inconsistent between calls. Each step is one response that contains the last row of the
/// previous step, so that no row is missing or duplicated between two responses.
/// </summary>
/// <param name="read">Reads at least the requested number of rows, or up to the end, with separate responses for each step.</param>
internal sealed class HistoryStepReader(Func<HistoryPageRequest, int, CancellationToken, Task<HistorySlice>> read)
{
    // After this many steps without a new row, the reader fails.
    private const int MaxFutileSteps = 3;

    public async Task<HistorySlice> ReadAsync(HistoryPageRequest request, CancellationToken cancellationToken)
    {
        var page = await read(request with { Count = 1 }, 0, cancellationToken);
        var last = page;
        for (var (count, futile) = (1, 0); page.Rows.Count < request.Count && (request.Older ? page.HasOlder : page.HasNewer); count++)
        {
            var step = await read(new(LastRow(last) ?? request.From, request.Older, Count: 1), count, cancellationToken);
            if (step.Order.NewestFirst != page.Order.NewestFirst)
                throw InconsistentHistory.Because("the list has a different order each time");
            var joined = request.Older ? page.Then(step) : step.Then(page);
            futile = joined.Rows.Count == page.Rows.Count ? futile + 1 : 0;
            if (futile == MaxFutileSteps)
                throw InconsistentHistory.Because("other offsets return the same rows");
            (page, last) = (joined, step.Rows.Count > 0 ? step : last);
        }

        return request.Older ? page.First(request.Count) : page.Last(request.Count);

        HistoryAnchor? LastRow(HistorySlice slice) => slice.Rows.Count == 0 ? null : slice.AnchorAt(request.Older ? slice.Rows.Count - 1 : 0);
    }
}
