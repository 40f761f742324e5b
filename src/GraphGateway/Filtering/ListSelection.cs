namespace GraphGateway.Filtering;

/// <summary>Which rows of a list that is at hand are asked for, and in which order.</summary>
/// <param name="List">The list, in words.</param>
/// <param name="Condition">The rows to keep.</param>
/// <param name="Order">Their order.</param>
internal sealed record ListSelection<T>(string List, Condition<T> Condition, SortOrder<T> Order)
    where T : class
{
    /// <summary>What the cursors of a page belong to.</summary>
    public string Scope => field ??= $"{List};{Condition.Text};{Order.Text}";

    public IReadOnlyList<T> Matching(IReadOnlyList<T> rows, CancellationToken cancellationToken) =>
        ReferenceEquals(Condition, Condition<T>.None) ? rows : [.. rows.Where(row => Matches(row, cancellationToken))];

    // A thousand conditions on thousands of rows take longer than an operation may.
    private bool Matches(T row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Condition.Matches(row);
    }
}
