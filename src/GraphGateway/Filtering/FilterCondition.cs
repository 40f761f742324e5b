using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>A compiled filter condition.</summary>
/// <param name="Matches">The predicate.</param>
/// <param name="Text">The canonical text of the condition, which is the same for equal conditions. It is part of the cursor scope.</param>
/// <param name="Count">The maximum number of tests, for the cost estimate.</param>
internal sealed record FilterCondition<T>(Func<T, bool> Matches, string Text, int Count = 1)
{
    public static FilterCondition<T> None { get; } = new(static _ => true, "", Count: 0);

    public static FilterCondition<T> All(IReadOnlyList<FilterCondition<T>> conditions) => conditions switch
    {
        [] => None,
        [var only] => only,
        _ => new(value => conditions.All(condition => condition.Matches(value)), $"({string.Join('&', conditions.Select(condition => condition.Text))})", Sum(conditions)),
    };

    public static FilterCondition<T> Any(IReadOnlyList<FilterCondition<T>> conditions) => conditions is []
        ? None
        : new(value => conditions.Any(condition => condition.Matches(value)), $"({string.Join('|', conditions.Select(condition => condition.Text))})", Sum(conditions));

    /// <summary>Applies this condition to a property of another type.</summary>
    public FilterCondition<TOwner> Of<TOwner>(string name, Func<TOwner, T> value) => new(owner => Matches(value(owner)), $"{name}:{Text}", Count);

    // An empty condition in a list counts as 1, because it is called for each row too.
    private static int Sum(IReadOnlyList<FilterCondition<T>> conditions) => conditions.Aggregate(0, (sum, condition) => SaturatingMath.Add(sum, Math.Max(1, condition.Count)));
}
