using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>A page after a session that was removed begins with its neighbor, by a server that does not know yet how the upstream orders its list.</summary>
public sealed class RemovedAnchorTests
{
    private const int Removed = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sessions_of_the_same_second_that_run_against_the_list_are_not_skipped(int count)
    {
        // Only one other session of that second is in the first answer, so the order within a second is not in it.
        HistoryKey[] newestFirst = [new(1, 200), new(2, 100), new(Removed, 100), new(8, 100), new(9, 50)];

        Assert.Equal(new[] { 8, 9 }.Take(count), await OlderAsync(newestFirst, isNewestFirst: true, count));
        Assert.Equal(new[] { 1, 2 }.TakeLast(count), await NewerAsync([.. newestFirst.Reverse()], isNewestFirst: false, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Sessions_of_a_list_by_number_are_not_repeated_where_their_starts_do_not_follow_it(int count)
    {
        HistoryKey[] newestFirst = [new(9, 100), new(8, 90), new(Removed, 95), new(6, 60), new(5, 50), new(4, 45), new(3, 30), new(2, 40)];

        Assert.Equal(new[] { 6, 5, 4, 3, 2 }.Take(count), await OlderAsync(newestFirst, isNewestFirst: true, count));
        Assert.Equal(new[] { 6, 5, 4, 3, 2 }.Take(count), await OlderAsync([.. newestFirst.Reverse()], isNewestFirst: false, count));
        Assert.Equal(new[] { 9, 8 }.TakeLast(count), await NewerAsync(newestFirst, isNewestFirst: true, count));
        Assert.Equal(new[] { 9, 8 }.TakeLast(count), await NewerAsync([.. newestFirst.Reverse()], isNewestFirst: false, count));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Every_short_list_is_read_on_from_every_session_that_was_removed(bool isNewestFirst, bool highestFirst)
    {
        foreach (var list in ShortLists(isNewestFirst, highestFirst))
        {
            for (var removed = 0; removed < list.Length; removed++)
            {
                if (ShowsPlace(list, removed))
                    await CheckAsync(list, removed, isNewestFirst);
            }
        }
    }

    private static async Task CheckAsync(HistoryKey[] list, int removed, bool isNewestFirst)
    {
        var newestFirst = (isNewestFirst ? list : [.. list.Reverse()]).Select(row => row.Number).ToList();
        var place = newestFirst.IndexOf(list[removed].Number);
        for (var count = 1; count <= 3; count++)
        {
            var (older, newer) = (await OlderAsync(list, isNewestFirst, count, removed), await NewerAsync(list, isNewestFirst, count, removed));
            var shown = string.Join(' ', list.Select(row => $"{row.Number}({row.Start})")) + $" without {list[removed].Number}, {count} rows";
            Assert.Equal((shown, string.Join(' ', newestFirst.Skip(place + 1).Take(count))), (shown, string.Join(' ', older)));
            Assert.Equal((shown, string.Join(' ', newestFirst.Take(place).TakeLast(count))), (shown, string.Join(' ', newer)));
        }
    }

    // Up to six sessions that start in up to three different seconds, listed by start, and by number where the starts are equal.
    private static IEnumerable<HistoryKey[]> ShortLists(bool isNewestFirst, bool highestFirst)
    {
        for (var first = 0; first <= 3; first++)
        {
            for (var second = 0; second <= 3; second++)
            {
                for (var third = 0; third <= 2; third++)
                {
                    var starts = new[] { (100, first), (200, second), (300, third) }.SelectMany(group => Enumerable.Repeat(group.Item1, group.Item2));
                    var rows = starts.Select((start, index) => new HistoryKey(index + 1, start));
                    rows = isNewestFirst ? rows.OrderByDescending(row => row.Start) : rows.OrderBy(row => row.Start);
                    yield return [.. ((IOrderedEnumerable<HistoryKey>)rows).ThenBy(row => highestFirst ? -row.Number : row.Number)];
                }
            }
        }
    }

    // A list shows how it is ordered if not all of its sessions start in the same second, and how within a second if two of them do.
    private static bool ShowsPlace(HistoryKey[] list, int removed)
    {
        HistoryKey[] rest = [.. list.Where((_, index) => index != removed)];
        var seconds = rest.CountBy(row => row.Start).ToList();
        return seconds.Count > 1 && (seconds.Any(second => second.Value > 1) || seconds.All(second => second.Key != list[removed].Start));
    }

    private static Task<IEnumerable<int>> OlderAsync(HistoryKey[] list, bool isNewestFirst, int count, int? removed = null) =>
        ReadAsync(list, isNewestFirst, removed, (reader, anchor) => reader.OlderThanAsync(anchor, count, CancellationToken.None));

    private static Task<IEnumerable<int>> NewerAsync(HistoryKey[] list, bool isNewestFirst, int count, int? removed = null) =>
        ReadAsync(list, isNewestFirst, removed, (reader, anchor) => reader.NewerThanAsync(anchor, count, CancellationToken.None));

    private static async Task<IEnumerable<int>> ReadAsync(HistoryKey[] list, bool isNewestFirst, int? removed, Func<HistoryReader, HistoryAnchor, Task<HistorySlice>> read)
    {
        var offset = removed ?? Array.FindIndex(list, row => row.Number == Removed);
        var anchor = new HistoryAnchor(list[offset], offset, list.Length, new(isNewestFirst));
        HistoryKey[] rest = [.. list.Where((_, index) => index != offset)];
        return (await read(new((window, _) => Task.FromResult(Page(rest, window)), likely: null), anchor)).Rows.Select(row => row.Id);
    }

    private static HistoryPage Page(HistoryKey[] list, HistoryWindow window) => new()
    {
        Offset = window.Offset,
        Limit = window.Limit,
        Total = list.Length,
        Sessions = [.. list.Skip(window.Offset).Take(window.Limit).Select(row => new Session { Id = row.Number, Start = DateTimeOffset.FromUnixTimeSeconds(row.Start) })],
    };
}
