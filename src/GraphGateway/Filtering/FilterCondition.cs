using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>What a filter asks of a value.</summary>
/// <param name="Matches">The test itself.</param>
/// <param name="Text">The condition in words, the same for equal conditions: a cursor belongs to it.</param>
/// <param name="Count">How many tests it makes at most, for its cost.</param>
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

    /// <summary>The same condition, asked of something that has such a value.</summary>
    public FilterCondition<TOwner> Of<TOwner>(string name, Func<TOwner, T> value) => new(owner => Matches(value(owner)), $"{name}:{Text}", Count);

    // An empty condition in a list is called for each row too.
    private static int Sum(IReadOnlyList<FilterCondition<T>> conditions) => conditions.Aggregate(0, (sum, condition) => SaturatingMath.Add(sum, Math.Max(1, condition.Count)));
}
