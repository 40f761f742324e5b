using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>A history whose answers are wrong in a way that does not change, and the calls made.</summary>
/// <param name="history">The rows, and their order.</param>
/// <param name="faults">What is wrong.</param>
internal sealed class FaultyHistory(MovingHistory history, HistoryFaults faults)
{
    private readonly List<HistoryKey> _rows = [.. history.Listed.SelectMany((row, index) => Enumerable.Repeat(row, faults.Repeats(index)))];
    private readonly Random _random = new(faults.Seed);

    public int Calls { get; private set; }

    public Task<HistoryPage> ReadAsync(HistoryWindow window, CancellationToken cancellationToken)
    {
        Calls++;
        Assert.InRange(window.Limit, 1, HistoryQuery.MaxLimit);
        Assert.InRange(window.Offset, 0, int.MaxValue);
        var offset = faults.Offset switch
        {
            OffsetFault.Ignored => 0,
            OffsetFault.Overlapping => Math.Max(0, window.Offset - 2),
            _ => window.Offset,
        };
        var listed = faults.Offset == OffsetFault.OrderAlternates && int.IsEvenInteger(Calls) ? Enumerable.Reverse(_rows) : _rows;
        HistoryKey[] rows = [.. listed.Skip(offset).Take(faults.MostRows(window.Limit, _random))];
        if (faults.DoublesInAnswer && rows.Length > 1)
            rows = [rows[0], .. rows[..^1]];
        return Task.FromResult(new HistoryPage
        {
            Offset = window.Offset,
            Limit = window.Limit,
            Total = faults.Total(_rows.Count, rows.Length, _random),
            Sessions = [.. rows.Select(row => new Session { Id = row.Number, Start = DateTimeOffset.FromUnixTimeSeconds(row.Start), Clients = [] })],
        });
    }
}
