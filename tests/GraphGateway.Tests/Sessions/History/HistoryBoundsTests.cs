using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>No number makes the reader allocate or loop: windows are made as they are read, and each group of them observes cancellation and failures.</summary>
public sealed class HistoryBoundsTests
{
    private const int SideBySide = 50;
    private int _calls;

    [Fact]
    public async Task A_huge_range_ends_with_the_first_calls_that_fail()
    {
        Task<HistoryPage> Fail(HistoryWindow window, CancellationToken cancellationToken)
        {
            _calls++;
            return Task.FromException<HistoryPage>(new InvalidOperationException("The budget is used up."));
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        await Assert.ThrowsAsync<InvalidOperationException>(() => HistoryRange.ReadAsync(Fail, 0, int.MaxValue, attempt: 0, CancellationToken.None));

        Assert.Equal(SideBySide, _calls);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1_000_000);
    }

    [Fact]
    public async Task A_huge_range_ends_when_it_is_cancelled()
    {
        using var cancelling = new CancellationTokenSource();
        Task<HistoryPage> Read(HistoryWindow window, CancellationToken cancellationToken)
        {
            if (++_calls == SideBySide + 1)
                cancelling.Cancel();
            return Full(window, total: int.MaxValue);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HistoryRange.ReadAsync(Read, 0, 1_000_000, attempt: 0, cancelling.Token));

        Assert.Equal(2 * SideBySide, _calls);
    }

    [Fact]
    public async Task Nothing_is_read_for_a_caller_that_has_left()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HistoryRange.ReadAsync(
            (window, _) => Task.FromResult(new HistoryPage { Sessions = [], Total = ++_calls }), 0, 100, attempt: 0, new CancellationToken(canceled: true)));

        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task More_windows_than_are_read_side_by_side_are_one_stretch()
    {
        var stretch = await HistoryRange.ReadAsync((window, _) => Full(window, total: 20_000), 0, 12_345, attempt: 0, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 12_345), stretch.Rows.Select(row => row.Id));
        Assert.False(stretch.IsTorn);
    }

    [Fact]
    public async Task Windows_after_the_end_of_the_list_are_not_begun()
    {
        var stretch = await HistoryRange.ReadAsync(
            (window, _) =>
            {
                _calls++;
                return Full(window with { Limit = Math.Clamp(150 - window.Offset, 0, window.Limit) }, total: 150);
            },
            0, 1_000_000, attempt: 0, CancellationToken.None);

        Assert.Equal((150, SideBySide), (stretch.Rows.Count, _calls));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(2147483600, -2147483600)]
    public void A_range_without_rows_is_rejected(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HistoryWindow.Over(start, end, attempt: 0));

    [Fact]
    public void The_last_window_does_not_overflow() =>
        Assert.Throws<OverflowException>(() => HistoryWindow.Over(int.MaxValue - 50, int.MaxValue, attempt: 0).Count());

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000_000)]
    public async Task A_page_at_any_offset_that_a_cursor_may_hold_is_a_few_calls(int offset)
    {
        var history = new MovingHistory(new(NewestFirst: true), size: 1_000, tieRate: 0, seed: 1);
        var anchor = new HistoryAnchor(history.KeyAt(500), offset, Total: 1_000_000_000, new(NewestFirst: true));

        var reader = new HistoryReader(history.ReadAsync, likely: null);

        Assert.Equal(499, (await reader.OlderThanAsync(anchor, 501, CancellationToken.None)).Rows.Count);
        Assert.Equal(500, (await reader.NewerThanAsync(anchor, 501, CancellationToken.None)).Rows.Count);
        Assert.InRange(history.Calls, 1, 40);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task A_total_beyond_belief_is_no_range_to_read(int total)
    {
        var reader = new HistoryReader((window, _) => Full(window with { Limit = Math.Clamp(30 - window.Offset, 0, window.Limit) }, total), new(NewestFirst: true));

        var slice = await reader.OldestAsync(10, expectedTotal: total, CancellationToken.None);

        Assert.Equal(10, slice.Rows.Count);
    }

    private static Task<HistoryPage> Full(HistoryWindow window, int total) => Task.FromResult(new HistoryPage
    {
        Offset = window.Offset,
        Limit = window.Limit,
        Total = total,
        Sessions = [.. Enumerable.Range(window.Offset, window.Limit).Select(offset => new Session { Id = offset + 1, Start = DateTimeOffset.FromUnixTimeSeconds(2_000_000_000 - offset), Clients = [] })],
    });
}
