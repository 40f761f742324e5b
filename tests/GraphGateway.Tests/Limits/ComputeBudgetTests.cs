using GraphGateway.Filtering;
using GraphGateway.Limits;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Limits;

/// <summary>Filtering and sorting stop at the next row or comparison when their operation is cancelled or its time to compute is over.</summary>
public sealed class ComputeBudgetTests : IDisposable
{
    private const int Rows = 20_000;

    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Row[] _rows = [.. Enumerable.Range(0, Rows).Select(index => new Row(index, index * 7919 % Rows))];

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public void A_cancelled_filter_evaluates_no_more_rows()
    {
        var evaluated = 0;
        var selection = new ListQuery<Row>("rows", new(_ => Count(ref evaluated), "counted"), Order());

        using var section = Budget().Begin(_cancellation.Token);
        Assert.Throws<OperationCanceledException>(() => selection.Matching(_rows, section));

        Assert.Equal(1_000, evaluated);
    }

    [Fact]
    public void A_cancelled_sort_makes_no_more_comparisons()
    {
        var compared = 0;
        var counting = Comparer<int>.Create((left, right) =>
        {
            Count(ref compared);
            return left.CompareTo(right);
        });

        using var section = Budget().Begin(_cancellation.Token);
        Assert.Throws<OperationCanceledException>(() => Order(row => row.Key, counting).Sort(_rows, section));

        Assert.Equal(1_000, compared);
    }

    [Fact]
    public void A_sort_reads_each_key_once()
    {
        var read = 0;
        var order = Order(row =>
        {
            read++;
            return row.Key;
        });

        using var section = Budget().Begin(CancellationToken.None);
        var sorted = order.Sort(_rows, section);

        Assert.Equal(Rows, read);
        Assert.Equal(Enumerable.Range(0, Rows), sorted.Select(row => row.Key));
    }

    [Fact]
    public void A_sort_that_exhausts_the_budget_is_stopped()
    {
        var compared = 0;
        var budget = Budget();
        // A millisecond for each comparison: 2 seconds are 2,000 of them.
        var slow = Comparer<int>.Create((left, right) =>
        {
            compared++;
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            return left.CompareTo(right);
        });

        using var section = budget.Begin(budget.Exhausted);
        Assert.Throws<OperationCanceledException>(() => Order(row => row.Key, slow).Sort(_rows, section));

        Assert.InRange(compared, 2_000, 2_200);
    }

    [Fact]
    public void Sections_of_a_request_share_its_budget_and_waiting_between_them_is_free()
    {
        var budget = Budget();
        for (var section = 0; section < 2; section++)
        {
            using (budget.Begin(budget.Exhausted))
                _clock.Advance(TimeSpan.FromSeconds(1));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.False(budget.Exhausted.IsCancellationRequested);
        using (budget.Begin(budget.Exhausted))
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(budget.Exhausted.IsCancellationRequested);
    }

    private static SortOrder<Row> Order(Func<Row, int>? key = null, IComparer<int>? comparer = null)
    {
        var id = SortKeys.Number<Row>("id", row => row.Id);
        return key is null
            ? new([], id)
            : new([new(new SortKeyOf<Row, int>("key", key, comparer ?? Comparer<int>.Default, _ => null, _ => 0), Descending: false)], id);
    }

    private ComputeBudget Budget() => new(Options.Create(new OperationsOptions()), _clock);

    private bool Count(ref int count)
    {
        if (++count == 1_000)
            _cancellation.Cancel();
        return true;
    }

    private sealed record Row(int Id, int Key);
}
