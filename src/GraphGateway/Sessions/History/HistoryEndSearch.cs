using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>
/// Finds the last rows of the upstream's list. First they are read where its total says that they are, together with one row more,
/// which must not be there; where that shows the total to be wrong, the end is searched in steps that grow, then by halves.
/// </summary>
/// <param name="read">Reads the upstream's list.</param>
/// <param name="attempt">See <see cref="HistoryWindow"/>.</param>
internal sealed class HistoryEndSearch(ReadWindow read, int attempt)
{
    // Steps that double up to the largest offset, halves down from there, and some for a list that moves meanwhile.
    private const int MostSteps = 100;

    private int _low;
    private int? _high;
    private int _jump;
    private bool _isCapped;

    /// <summary>The last rows, and the proof that no more follow.</summary>
    /// <param name="total">How many rows there probably are.</param>
    /// <param name="count">How many of the last rows are wanted.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<HistoryRange> FindAsync(int total, int count, CancellationToken cancellationToken)
    {
        total = Math.Clamp(total, 0, HistoryWindow.MaxOffset);
        var stretch = await ReadAsync(Math.Max(0, total - count), total + 1, cancellationToken);
        for (var step = 0; step < MostSteps; step++)
        {
            if (stretch.IsLast && (stretch.Rows.Count > 0 || stretch.IsEmptyList))
                return stretch;
            Narrow(stretch);
            if (_low == _high)
                return await new HistoryRangeReader(read, attempt).RangeAsync(Math.Max(0, _low - Math.Max(count, 1)), _low, cancellationToken) with { IsLast = true };
            // A short answer is most likely the last one, unless another one was followed by more.
            var mayBeLast = !_isCapped && stretch.Rows.Count is > 0 and < HistoryQuery.MaxLimit;
            var start = mayBeLast ? Math.Min(_low, HistoryWindow.MaxOffset) : Next();
            stretch = await ReadAsync(start, start + HistoryQuery.MaxLimit, cancellationToken);
            _isCapped |= mayBeLast && stretch.Rows.Count > 0;
        }

        throw InconsistentHistory.Because("the list has no end");
    }

    private Task<HistoryRange> ReadAsync(int start, int end, CancellationToken cancellationToken) =>
        HistoryRange.ReadAsync(read, start, end, attempt, cancellationToken);

    // There are rows up to the one bound, and none from the other one on. Where they cross, the list has changed.
    private void Narrow(HistoryRange stretch)
    {
        if (stretch.Rows.Count == 0)
            _high = _high is { } high ? Math.Min(high, stretch.Offset) : stretch.Offset;
        else
            _low = Math.Max(_low, stretch.End);
        if (_low > _high)
            (_low, _high) = stretch.Rows.Count == 0 ? (0, _high) : (_low, null);
    }

    private int Next()
    {
        var next = Math.Min((long)_low + _jump, HistoryWindow.MaxOffset);
        _jump = (int)Math.Min(Math.Max(HistoryQuery.MaxLimit, 2L * _jump), HistoryWindow.MaxOffset);
        if (_high is not { } high)
            return (int)next;
        return high - _low <= HistoryQuery.MaxLimit ? _low : (int)Math.Min(next, _low + ((high - _low) / 2));
    }
}
