using CsCheck;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>Walks through histories whose totals are wrong, whose rows come twice, or whose answers are short.</summary>
public sealed class FaultyHistoryTests
{
    private static readonly HistoryOrder[] _orders =
    [
        new(NewestFirst: true, TiesTurned: false), new(NewestFirst: true, TiesTurned: true), new(NewestFirst: true, ByNumber: true),
        new(NewestFirst: false, TiesTurned: false), new(NewestFirst: false, TiesTurned: true), new(NewestFirst: false, ByNumber: true),
    ];

    private static readonly Gen<HistoryFaults> _faults = Gen.Select(
        Gen.Int[0, (int)TotalFault.Random],
        Gen.OneOf(Gen.Int[1, 5], Gen.Int[1, 1_000], Gen.Int[1, int.MaxValue]),
        Gen.Frequency((2, Gen.Const(0)), (2, Gen.Int[1, 40])),
        Gen.Frequency((3, Gen.Const(100)), (1, Gen.Int[5, 99])),
        Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Frequency((8, Gen.Const(0)), (5, Gen.Int[1, 4])),
        Gen.Int,
        (total, off, doubled, cap, isShort, severe, seed) => severe > 0
            ? new HistoryFaults((TotalFault)total, off, DoubledEvery: 0, severe == 4, Cap: 100, RandomlyShort: false, severe == 4 ? OffsetFault.None : (OffsetFault)severe, seed)
            : new HistoryFaults((TotalFault)total, off, doubled, DoublesInAnswer: false, cap, isShort, OffsetFault.None, seed));

    private static readonly Gen<Walk> _walks = Gen.Select(
        _faults.Where(CanBeSeen),
        Gen.Int[0, _orders.Length - 1],
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 60], Gen.Int[0, 1_200], Gen.Int[99, 101], Gen.Const(300)),
        Gen.OneOf(Gen.Int[1, 12], Gen.Int[98, 102], Gen.Int[1, 500], Gen.Const(300)),
        Gen.Bool,
        Gen.Bool,
        Gen.Int,
        (faults, order, size, pageSize, backward, isKnown, seed) => new Walk(faults, _orders[order], size, pageSize, backward, isKnown, seed));

    [Fact]
    public Task A_walk_meets_every_row_once_or_fails_as_the_upstreams_fault() => _walks.HoldsAsync(WalkAsync, iterations: 1_000, threads: 2);

    // A removed session or one that is not at its offset is placed by the order of few rows; the second look was a short answer.
    // Bounds of a search were kept although rows showed meanwhile how sessions of the same second stand.
    [Theory]
    [InlineData("17mwdVmD-RU3")]
    [InlineData("2ANYDPqw1F41")]
    public Task A_walk_that_failed_once_is_repeated(string seed) => _walks.SampleAsync(WalkAsync, seed: seed, iter: 1, threads: 1);

    [Theory]
    [InlineData(TotalFault.Largest)]
    [InlineData(TotalFault.Zero)]
    public async Task A_total_far_from_the_truth_takes_calls_of_the_logarithm(TotalFault total)
    {
        var history = new MovingHistory(_orders[0], 100_000, tieRate: 0.1, seed: 1);
        var faulty = new FaultyHistory(history, new(total, 0, 0, DoublesInAnswer: false, Cap: 100, RandomlyShort: false, OffsetFault.None, 1));

        var slice = await new HistoryReader(faulty.ReadAsync, likely: null).OldestAsync(1, expectedTotal: null, CancellationToken.None);

        Assert.Equal(history.NewestFirst(99_999, 1), slice.Rows.Select(row => row.Id));
        Assert.Equal(100_000, slice.Length);
        Assert.InRange(faulty.Calls, 1, 40);
    }

    [Theory]
    [InlineData(TotalFault.Zero, 250)]
    [InlineData(TotalFault.None, 250)]
    [InlineData(TotalFault.Zero, 0)]
    [InlineData(TotalFault.Largest, 0)]
    public async Task Rows_without_a_total_are_counted_and_a_total_without_rows_is_none(TotalFault total, int rows)
    {
        var history = new MovingHistory(_orders[0], rows, tieRate: 0.1, seed: 1);
        var faulty = new FaultyHistory(history, new(total, 0, 0, DoublesInAnswer: false, Cap: 100, RandomlyShort: false, OffsetFault.None, 1));

        Assert.Equal(rows, await new HistoryReader(faulty.ReadAsync, likely: null).CountAsync(atLeast: 0, CancellationToken.None));
    }

    // An answer that has too few rows and ends where a wrong total says that the list ends contradicts nothing.
    private static bool CanBeSeen(HistoryFaults faults) =>
        faults.AreWhole || faults.TotalKind is not (TotalFault.RowsReturned or TotalFault.TooSmall);

    private static async Task WalkAsync(Walk walk)
    {
        // Among rows of the same second nothing tells that the list is turned round, so that a walk could go to and fro there without end.
        var tieRate = walk.Faults.Offset == OffsetFault.OrderAlternates ? 0 : 0.5;
        var history = new MovingHistory(walk.Order, walk.Size, tieRate, walk.Seed);
        if (!history.ShowsOrder)
            return;
        var faulty = new FaultyHistory(history, walk.Faults);
        try
        {
            var rows = await RowsAsync(walk, faulty);
            // Of rows whose order is another one in each answer only the walk's end is certain, and of rows that others took the place
            // of only that none comes twice.
            if (walk.Faults.DoublesInAnswer)
                Assert.Equal(rows.Distinct(), rows);
            else if (walk.Faults.Offset != OffsetFault.OrderAlternates)
                Assert.Equal(history.NewestFirst(0, int.MaxValue), rows);
        }
        catch (GetscreenException exception) when (!walk.Faults.AreRepairable)
        {
            Assert.Equal(GetscreenFailure.BadPayload, exception.Failure);
        }
    }

    private static async Task<List<int>> RowsAsync(Walk walk, FaultyHistory faulty)
    {
        var rows = new List<int>();
        var (at, likely) = ((HistoryAnchor?)null, walk.IsKnown ? walk.Order : (HistoryOrder?)null);
        for (var page = 0; ; page++)
        {
            Assert.InRange(page, 0, walk.Size);
            var calls = faulty.Calls;
            var slice = await walk.ReadAsync(faulty, at, likely);
            Assert.InRange(faulty.Calls - calls, 0, walk.MostCalls);
            rows.InsertRange(walk.Backward ? 0 : rows.Count, slice.Rows.Select(row => row.Id));
            if (slice.Length is { } length && walk.Faults is { AreRepairable: true, DoubledEvery: 0 })
                Assert.Equal(walk.Size, length);
            if (walk.Faults.Offset != OffsetFault.OrderAlternates)
                Assert.Equal(at is not null && slice.Rows.Count > 0, slice.Rows.Count > 0 && (walk.Backward ? slice.HasOlder : slice.HasNewer));
            if (!(walk.Backward ? slice.HasNewer : slice.HasOlder))
                return rows;
            Assert.Equal(walk.PageSize, slice.Rows.Count);
            at = slice.AnchorAt(walk.Backward ? 0 : slice.Rows.Count - 1);
            likely = slice.Order;
        }
    }

    /// <summary>One way to walk through one history.</summary>
    private sealed record Walk(HistoryFaults Faults, HistoryOrder Order, int Size, int PageSize, bool Backward, bool IsKnown, int Seed)
    {
        // Where everything goes wrong at once, each step of a page takes a search, and a search of the largest total takes tens of calls. It is a bound,
        // not an expectation: an operation of the gateway ends at Operations:MaxUpstreamCalls.
        public int MostCalls => 600 + (144 * PageSize / Math.Min(Faults.Cap, Faults.RandomlyShort ? 1 : HistoryQuery.MaxLimit));

        public Task<HistorySlice> ReadAsync(FaultyHistory history, HistoryAnchor? at, HistoryOrder? likely) =>
            HistoryPages.ReadAsync(new(history.ReadAsync, likely), at, PageSize, Backward);
    }
}
