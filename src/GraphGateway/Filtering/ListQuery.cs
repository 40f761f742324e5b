using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>The filter and sort order for a list that is in memory.</summary>
/// <param name="List">The canonical text of the list, for the cursor scope.</param>
/// <param name="Condition">The filter condition.</param>
/// <param name="Order">The sort order.</param>
internal sealed record ListQuery<T>(string List, FilterCondition<T> Condition, SortOrder<T> Order)
    where T : class
{
    /// <summary>The cursor scope: list, filter and order.</summary>
    public string Scope => field ??= $"{List};{Condition.Text};{Order.Text}";

    /// <summary>The number of conditions and sort terms. Each is evaluated for every row.</summary>
    public int TermCount => SaturatingMath.Add(Condition.Count, Order.TermCount);

    public IReadOnlyList<T> Matching(IReadOnlyList<T> rows, ComputeSection section) =>
        ReferenceEquals(Condition, FilterCondition<T>.None) ? rows : [.. rows.Where(row => Matches(row, section))];

    private bool Matches(T row, ComputeSection section)
    {
        section.Step();
        return Condition.Matches(row);
    }
}
