using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>How many calls a page takes, and what becomes of it when the history changes under its reader.</summary>
public sealed class HistoryCallsTests
{
    private static readonly HistoryOrder _newestFirst = new(NewestFirst: true);
    private static readonly HistoryOrder _oldestFirst = new(NewestFirst: false);

    [Theory]
    [InlineData(true, 20, 1)]
    [InlineData(true, 100, 1)]
    [InlineData(true, 500, 5)]
    [InlineData(false, 20, 2)]
    [InlineData(false, 99, 2)]
    [InlineData(false, 100, 3)] // the row after the last one, which must not be there, does not fit into the call
    public async Task The_newest_rows_take_a_call_a_hundred_and_one_more_where_the_oldest_stand_first(bool newestFirst, int count, int calls)
    {
        var history = History(newestFirst);

        var slice = await Reader(history).NewestAsync(count, expectedTotal: null, CancellationToken.None);

        Assert.Equal(calls, history.Calls);
        Assert.Equal(history.NewestFirst(0, count), slice.Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_oldest_rows_take_two_calls_at_most(bool newestFirst)
    {
        var history = History(newestFirst);

        await Reader(history).OldestAsync(20, expectedTotal: null, CancellationToken.None);

        Assert.InRange(history.Calls, 1, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_total_that_is_known_spares_the_call_for_it(bool newestFirst)
    {
        var history = History(newestFirst);
        var reader = new HistoryReader(history.ReadAsync, newestFirst ? _newestFirst : _oldestFirst);

        await (newestFirst ? reader.OldestAsync(20, 5_000, CancellationToken.None) : reader.NewestAsync(20, 5_000, CancellationToken.None));

        Assert.Equal(1, history.Calls);
    }

    [Theory]
    [InlineData(true, 20, 0, 1)]
    [InlineData(true, 20, 5, 2)]
    [InlineData(true, 20, 90, 2)]
    [InlineData(true, 20, 1_500, 2)]
    [InlineData(true, 99, 0, 1)]
    [InlineData(true, 100, 0, 2)]
    [InlineData(true, 100, 10, 2)]
    [InlineData(false, 20, 5, 1)]
    [InlineData(false, 20, 1_500, 1)]
    public async Task Reading_on_takes_one_more_call_at_most_when_sessions_have_come(bool newestFirst, int count, int added, int calls)
    {
        var history = History(newestFirst);
        var first = await Reader(history).NewestAsync(count, expectedTotal: null, CancellationToken.None);
        var next = history.NewestFirst(count, count).ToList();
        history.AddNewest(added);
        var before = history.Calls;

        var slice = await Reader(history).OlderThanAsync(first.AnchorAt(count - 1), count, CancellationToken.None);

        Assert.Equal(calls, history.Calls - before);
        Assert.Equal(next, slice.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_session_is_found_in_steps_of_the_logarithm_wherever_the_hint_points()
    {
        var history = new MovingHistory(_newestFirst, 100_000, tieRate: 0.1, seed: 1);
        var newest = await Reader(history).NewestAsync(2, expectedTotal: null, CancellationToken.None);
        var oldest = await Reader(history).OldestAsync(2, expectedTotal: null, CancellationToken.None);
        var before = history.Calls;

        // As a cursor would be after a hundred thousand sessions came and as many went.
        await Reader(history).OlderThanAsync(oldest.AnchorAt(0) with { Offset = 0 }, 20, CancellationToken.None);
        await Reader(history).OlderThanAsync(newest.AnchorAt(1) with { Offset = 99_999 }, 20, CancellationToken.None);

        Assert.InRange(history.Calls - before, 2, 30);
    }

    [Fact]
    public async Task A_page_whose_windows_were_read_from_different_states_is_read_again()
    {
        var history = History(newestFirst: true);
        history.Moved = () =>
        {
            if (history.Calls == 2)
                history.AddNewest(3);
        };

        var slice = await new HistoryReader(history.ReadAsync, _newestFirst).NewestAsync(300, expectedTotal: null, CancellationToken.None);

        Assert.Equal(history.NewestFirst(0, 300), slice.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_history_that_never_stands_still_is_read_without_end_no_more()
    {
        var history = History(newestFirst: true);
        history.Moved = () => history.AddNewest(1);

        var slice = await new HistoryReader(history.ReadAsync, _newestFirst).NewestAsync(300, expectedTotal: null, CancellationToken.None);

        Assert.Equal(slice.Rows.Count, slice.Rows.Select(row => row.Id).Distinct().Count());
        Assert.InRange(history.Calls, 1, 15);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upstream_that_gives_less_than_it_is_asked_for_is_read_on(bool newestFirst)
    {
        var history = History(newestFirst);
        Task<HistoryPage> Stingy(HistoryWindow window, CancellationToken cancellationToken) =>
            history.ReadAsync(window with { Limit = Math.Min(30, window.Limit) }, cancellationToken);

        var first = await new HistoryReader(Stingy, likely: null).NewestAsync(250, expectedTotal: null, CancellationToken.None);
        var next = await new HistoryReader(Stingy, first.Order).OlderThanAsync(first.AnchorAt(249), 250, CancellationToken.None);

        Assert.Equal(history.NewestFirst(0, 500), first.Rows.Concat(next.Rows).Select(row => row.Id));
    }

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(true, 99, 1)]
    [InlineData(true, 100, 2)]
    [InlineData(true, 700, 4)]
    [InlineData(false, 0, 4)]
    [InlineData(false, 4_999, 1)]
    public async Task A_session_is_found_by_its_key(bool newestFirst, int index, int mostCalls)
    {
        var history = History(newestFirst);
        var wanted = history.KeyAt(index);

        Assert.Equal(wanted.Number, (await Reader(history).FindAsync(wanted, CancellationToken.None))?.Id);
        Assert.InRange(history.Calls, 1, mostCalls);
        history.RemoveFrom(wanted, 1);
        Assert.Null(await Reader(history).FindAsync(wanted, CancellationToken.None));
    }

    private static MovingHistory History(bool newestFirst) =>
        new(newestFirst ? _newestFirst : _oldestFirst, 5_000, tieRate: 0.1, seed: 1);

    private static HistoryReader Reader(MovingHistory history) => new(history.ReadAsync, likely: null);
}
