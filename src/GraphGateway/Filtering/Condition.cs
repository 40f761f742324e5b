namespace GraphGateway.Filtering;

/// <summary>What a filter asks of a value.</summary>
/// <param name="Matches">The test itself.</param>
/// <param name="Text">The condition in words, the same for equal conditions: a cursor belongs to it.</param>
internal sealed record Condition<T>(Func<T, bool> Matches, string Text)
{
    public static Condition<T> None { get; } = new(static _ => true, "");

    public static Condition<T> All(IReadOnlyList<Condition<T>> conditions) => conditions switch
    {
        [] => None,
        [var only] => only,
        _ => new(value => conditions.All(condition => condition.Matches(value)), $"({string.Join('&', conditions.Select(condition => condition.Text))})"),
    };

    public static Condition<T> Any(IReadOnlyList<Condition<T>> conditions) => conditions is []
        ? None
        : new(value => conditions.Any(condition => condition.Matches(value)), $"({string.Join('|', conditions.Select(condition => condition.Text))})");

    /// <summary>The same condition, asked of something that has such a value.</summary>
    public Condition<TOwner> Of<TOwner>(string name, Func<TOwner, T> value) => new(owner => Matches(value(owner)), $"{name}:{Text}");
}
