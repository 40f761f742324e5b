using CsCheck;
using GraphGateway.Sessions.History;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>Walks through histories that change between the pages.</summary>
public sealed class HistoryReaderTests
{
    private const int MostPages = 250;

    private static readonly HistoryOrder[] _orders =
    [
        new(NewestFirst: true, TiesTurned: false), new(NewestFirst: true, TiesTurned: true), new(NewestFirst: true, ByNumber: true),
        new(NewestFirst: false, TiesTurned: false), new(NewestFirst: false, TiesTurned: true), new(NewestFirst: false, ByNumber: true),
    ];

    private static readonly Gen<Walk> _walks = Gen.Select(
        Gen.Int[0, _orders.Length - 1],
        Gen.Frequency((6, Gen.Int[0, 700]), (3, Gen.Int[0, 10_000]), (1, Gen.Int[0, 100_000])),
        Gen.OneOf(Gen.Int[1, 12], Gen.Int[1, 500], Gen.Int[99, 101], Gen.Const(500)),
        Gen.Bool,
        Gen.Int,
        (order, size, pageSize, backward, seed) => new Walk(_orders[order], size, pageSize, backward, seed));

    [Fact]
    public Task Every_row_that_is_there_throughout_is_met_once_and_in_order() => _walks.HoldsAsync(WalkAsync, iterations: 200, threads: 2);

    // The cursor's session was the last one of the list, and is gone with others: an answer without rows had shown where the list ends.
    [Theory]
    [InlineData("bgBWHiLBsZll")]
    public Task A_walk_that_failed_once_is_repeated(string seed) => _walks.SampleAsync(WalkAsync, seed: seed, iter: 1, threads: 1);

    private static async Task WalkAsync(Walk walk)
    {
        var history = walk.Start();
        var atStart = history.NewestFirst(0, int.MaxValue).ToList();
        var (rows, random) = (new List<int>(), new Random(walk.Seed));
        (HistoryOrder? likely, HistoryAnchor? at) = (null, null);
        for (var page = 0; page < MostPages && history.ShowsOrder; page++)
        {
            var calls = history.Calls;
            var slice = await walk.ReadAsync(history, at, likely);
            Check(walk, history, slice);
            Assert.InRange(history.Calls - calls, 0, MostCalls(walk.PageSize, history.Count));
            rows.InsertRange(walk.Backward ? 0 : rows.Count, slice.Rows.Select(row => row.Id));
            likely = slice.Order;
            if (walk.Backward ? !slice.HasNewer : !slice.HasOlder)
                break;
            at = slice.AnchorAt(walk.Backward ? 0 : slice.Rows.Count - 1);
            Disturb(history, at, random);
        }

        Compare(walk, rows, [.. atStart.Where(row => !history.Removed.Contains(row))]);
    }

    private static void Compare(Walk walk, List<int> rows, List<int> throughout)
    {
        Assert.Equal(rows.Count, rows.Distinct().Count());
        var met = rows.Where(throughout.ToHashSet().Contains).ToList();
        // A long history is not walked to its end.
        Assert.Equal(walk.Backward ? throughout.TakeLast(met.Count) : throughout.Take(met.Count), met);
    }

    private static void Check(Walk walk, MovingHistory history, HistorySlice slice)
    {
        Assert.Equal(history.Count, slice.Total);
        for (var index = 0; index < slice.Rows.Count; index++)
            Assert.Equal(history.Offset(HistoryKey.Of(slice.Rows[index])), slice.AnchorAt(index).Offset);
        if (slice.Rows.Count > 0)
        {
            var newer = history.Newer(HistoryKey.Of(slice.Rows[0]));
            Assert.Equal(history.NewestFirst(newer, slice.Rows.Count), slice.Rows.Select(row => row.Id));
            Assert.Equal((newer > 0, newer + slice.Rows.Count < history.Count), (slice.HasNewer, slice.HasOlder));
        }

        // A page is full unless there is nothing more.
        Assert.True(slice.Rows.Count == walk.PageSize || (walk.Backward ? !slice.HasNewer : !slice.HasOlder));
    }

    private static void Disturb(MovingHistory history, HistoryAnchor at, Random random)
    {
        switch (random.Next(8))
        {
            case 0: history.AddNewest(random.Next(1, 10)); break;
            case 1: history.AddNewest(random.Next(1, 700)); break;
            case 2: history.AddOldest(random.Next(1, 200)); break;
            case 3: history.AddAnywhere(random.Next(1, 50)); break;
            case 4: history.RemoveAnywhere(random.Next(1, 50)); break;
            case 5: history.RemoveFrom(at.Key, random.Next(1, 4)); break;
            case 6:
                history.RemoveFrom(at.Key, 1);
                history.AddAnywhere(random.Next(1, 20));
                history.RemoveAnywhere(random.Next(1, 20));
                break;
        }
    }

    private static int MostCalls(int pageSize, int count) => (2 * Calls(pageSize + 2)) + 2 + (2 * (int)Math.Log2(count + 2));

    private static int Calls(int rows) => (rows + 99) / 100;

    /// <summary>One way to walk through one history.</summary>
    private sealed record Walk(HistoryOrder Order, int Size, int PageSize, bool Backward, int Seed)
    {
        public MovingHistory Start() => new(Order, Size, tieRate: Seed % 2 == 0 ? 0.5 : 0.9, Seed);

        public Task<HistorySlice> ReadAsync(MovingHistory history, HistoryAnchor? at, HistoryOrder? likely) =>
            HistoryPages.ReadAsync(new(history.ReadAsync, likely), at, PageSize, Backward);
    }
}
