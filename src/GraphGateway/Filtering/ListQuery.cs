using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>Which rows of a list that is at hand are asked for, and in which order.</summary>
/// <param name="List">The list, in words.</param>
/// <param name="Condition">The rows to keep.</param>
/// <param name="Order">Their order.</param>
internal sealed record ListQuery<T>(string List, FilterCondition<T> Condition, SortOrder<T> Order)
    where T : class
{
    /// <summary>What the cursors of a page belong to.</summary>
    public string Scope => field ??= $"{List};{Condition.Text};{Order.Text}";

    /// <summary>How many conditions and sort terms there are, each of which is evaluated for every row.</summary>
    public int TermCount => SaturatingMath.Add(Condition.Count, Order.TermCount);

    public IReadOnlyList<T> Matching(IReadOnlyList<T> rows, ComputeSection section) =>
        ReferenceEquals(Condition, FilterCondition<T>.None) ? rows : [.. rows.Where(row => Matches(row, section))];

    private bool Matches(T row, ComputeSection section)
    {
        section.Step();
        return Condition.Matches(row);
    }
}
