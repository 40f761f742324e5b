using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>
/// Finds the last rows of the upstream's list. It first reads the rows before the reported total, plus one row that must not exist. If the total is
/// wrong, it searches the end by exponential search, then by binary search.
/// </summary>
/// <param name="read">Reads a window of the upstream's list.</param>
/// <param name="attempt">See <see cref="HistoryWindow"/>.</param>
internal sealed class HistoryEndSearch(ReadWindow read, int attempt)
{
    // Doubling steps up to the largest offset, halving steps back, and some more in case the list changes during the search.
    private const int MaxSteps = 100;

    private int _low;
    private int? _high;
    private int _stepSize;
    private bool _hasShortResponses;

    /// <summary>Returns the last rows, with proof that no more rows follow.</summary>
    /// <param name="total">The expected total.</param>
    /// <param name="count">The number of last rows to return.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task<HistoryRange> FindAsync(int total, int count, CancellationToken cancellationToken)
    {
        total = Math.Clamp(total, 0, HistoryWindow.MaxOffset);
        var range = await ReadAsync(Math.Max(0, total - count), total + 1, cancellationToken);
        for (var step = 0; step < MaxSteps; step++)
        {
            if (range.IsLast && (range.Rows.Count > 0 || range.IsEmptyList))
                return range;
            Narrow(range);
            if (_low == _high)
                return await new HistoryRangeReader(read, attempt).RangeAsync(Math.Max(0, _low - Math.Max(count, 1)), _low, cancellationToken) with { IsLast = true };
            // A short response probably ends the list, unless an earlier short response was followed by more rows.
            var mayBeLast = !_hasShortResponses && range.Rows.Count is > 0 and < HistoryQuery.MaxLimit;
            var start = mayBeLast ? Math.Min(_low, HistoryWindow.MaxOffset) : Next();
            range = await ReadAsync(start, start + HistoryQuery.MaxLimit, cancellationToken);
            _hasShortResponses |= mayBeLast && range.Rows.Count > 0;
        }

        throw InconsistentHistory.Because("the list has no end");
    }

    private Task<HistoryRange> ReadAsync(int start, int end, CancellationToken cancellationToken) =>
        HistoryRange.ReadAsync(read, start, end, attempt, cancellationToken);

    // Rows exist below the lower bound, and none from the upper bound on. If the bounds cross, the list has changed.
    private void Narrow(HistoryRange range)
    {
        if (range.Rows.Count == 0)
            _high = _high is { } high ? Math.Min(high, range.Offset) : range.Offset;
        else
            _low = Math.Max(_low, range.End);
        if (_low > _high)
            (_low, _high) = range.Rows.Count == 0 ? (0, _high) : (_low, null);
    }

    private int Next()
    {
        var next = Math.Min((long)_low + _stepSize, HistoryWindow.MaxOffset);
        _stepSize = (int)Math.Min(Math.Max(HistoryQuery.MaxLimit, 2L * _stepSize), HistoryWindow.MaxOffset);
        if (_high is not { } high)
            return (int)next;
        return high - _low <= HistoryQuery.MaxLimit ? _low : (int)Math.Min(next, _low + ((high - _low) / 2));
    }
}
