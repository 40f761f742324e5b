using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>An upstream's history that changes while it is read: the rows in some order of its own, and the calls made.</summary>
internal sealed class MovingHistory
{
    private readonly HistoryOrder _order;
    private readonly Random _random;
    private readonly List<HistoryKey> _rows = [];
    private readonly HashSet<int> _numbers = [];

    /// <param name="order">The upstream's order.</param>
    /// <param name="size">How many rows there are at the start.</param>
    /// <param name="tieRate">Which share of the rows starts in the same second as the one before, 0 to 1.</param>
    /// <param name="seed">What the rows and changes grow from.</param>
    public MovingHistory(HistoryOrder order, int size, double tieRate, int seed)
    {
        (_order, _random) = (order, new(seed));
        var start = 1_600_000_000L;
        for (var i = 0; i < size; i++)
            _rows.Add(NewRow(start += _random.NextDouble() < tieRate ? 0 : _random.Next(1, 600)));
        _rows.Sort(_order.Compare);
    }

    public int Calls { get; private set; }

    public HistoryOrder Order => _order;

    /// <summary>The numbers of the rows that were taken out.</summary>
    public HashSet<int> Removed { get; } = [];

    /// <summary>Whether the rows tell what is newer: not where all start in the same second, or where few stand against their clocks.</summary>
    public bool ShowsOrder => _rows.Exists(row => row.Start != _rows[0].Start) && (!_order.ByNumber || _rows.Count > 50);

    public int Count => _rows.Count;

    /// <summary>The rows in the upstream's order.</summary>
    public IReadOnlyList<HistoryKey> Listed => _rows;

    /// <summary>Called after each call.</summary>
    public Action? Moved { get; set; }

    public Task<HistoryPage> ReadAsync(HistoryWindow window, CancellationToken cancellationToken)
    {
        Calls++;
        Assert.InRange(window.Limit, 1, HistoryQuery.MaxLimit);
        Assert.InRange(window.Offset, 0, int.MaxValue);
        var rows = _rows.Skip(window.Offset).Take(window.Limit).Select(row => new Session
        {
            Id = row.Number,
            Start = DateTimeOffset.FromUnixTimeSeconds(row.Start),
            Clients = [],
        });
        var page = new HistoryPage { Offset = window.Offset, Limit = window.Limit, Total = _rows.Count, Sessions = [.. rows] };
        Moved?.Invoke();
        return Task.FromResult(page);
    }

    /// <summary>The numbers of some of the rows as clients must see them, the newest first.</summary>
    public IEnumerable<int> NewestFirst(int skip, int count)
    {
        for (var i = skip; i < Math.Min(_rows.Count, skip + count); i++)
            yield return _rows[_order.NewestFirst ? i : _rows.Count - 1 - i].Number;
    }

    /// <summary>The key of a row, counted from the newest.</summary>
    public HistoryKey KeyAt(int index) => _rows[_order.NewestFirst ? index : _rows.Count - 1 - index];

    /// <summary>The offset of a row that is there.</summary>
    public int Offset(HistoryKey row) => _rows.BinarySearch(row, Comparer<HistoryKey>.Create(_order.Compare));

    /// <summary>How many rows are newer than this one, which is there.</summary>
    public int Newer(HistoryKey row)
    {
        var offset = Offset(row);
        return _order.NewestFirst ? offset : _rows.Count - 1 - offset;
    }

    public void AddNewest(int count)
    {
        for (var i = 0; i < count; i++)
            Add((_rows.Count == 0 ? 1_600_000_000 : _rows[_order.NewestFirst ? 0 : ^1].Start) + _random.Next(0, 600));
    }

    public void AddOldest(int count)
    {
        for (var i = 0; i < count; i++)
            Add((_rows.Count == 0 ? 1_600_000_000 : _rows[_order.NewestFirst ? ^1 : 0].Start) - _random.Next(0, 600));
    }

    public void AddAnywhere(int count)
    {
        for (var i = 0; i < count && _rows.Count > 0; i++)
            Add(_rows[_random.Next(_rows.Count)].Start + _random.Next(0, 2));
    }

    public void RemoveAnywhere(int count)
    {
        for (var i = 0; i < count && _rows.Count > 0; i++)
            Remove(_random.Next(_rows.Count), 1);
    }

    /// <summary>Removes a row, if it is still there, and some that stand after it.</summary>
    public void RemoveFrom(HistoryKey row, int count)
    {
        var offset = _rows.BinarySearch(row, Comparer<HistoryKey>.Create(_order.Compare));
        if (offset >= 0)
            Remove(offset, Math.Min(count, _rows.Count - offset));
    }

    private void Remove(int offset, int count)
    {
        Removed.UnionWith(_rows.GetRange(offset, count).Select(row => row.Number));
        _rows.RemoveRange(offset, count);
    }

    private void Add(long start)
    {
        var row = NewRow(start);
        var place = _rows.BinarySearch(row, Comparer<HistoryKey>.Create(_order.Compare));
        _rows.Insert(~place, row);
    }

    // In an order by number the clocks of the desktops differ by some minutes. In an order by start nothing may rely on the
    // numbers' growing with time.
    private HistoryKey NewRow(long start)
    {
        while (true)
        {
            var number = _order.ByNumber ? (int)((start - 1_590_000_000) * 10) + _random.Next(10) : _random.Next(1, int.MaxValue);
            if (_numbers.Add(number))
                return new(number, _order.ByNumber ? start + _random.Next(-300, 300) : start);
            start += _order.ByNumber ? 1 : 0;
        }
    }
}
