using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>The filter of an object: conditions on its properties, which must all match, and the combinations <c>and</c> and <c>or</c>.</summary>
internal abstract class FilterInputType<T, TSelf> : InputObjectGraphType<FilterCondition<T>>
    where TSelf : FilterInputType<T, TSelf>
{
    private readonly Dictionary<string, Func<object, FilterCondition<T>>> _properties = [];

    protected FilterInputType(string name, string rows)
    {
        Name = name;
        Description = $"A filter for {rows}. All conditions must match.";
        Field<ListGraphType<NonNullGraphType<TSelf>>>("and").Description("All of these must match. An empty list has no effect.");
        Field<ListGraphType<NonNullGraphType<TSelf>>>("or").Description("At least one of these must match. An empty list has no effect.");
        _properties.Add("and", value => FilterCondition<T>.All(Conditions(value)));
        _properties.Add("or", value => FilterCondition<T>.Any(Conditions(value)));
    }

    // A null property has no effect. Only the operators accept null as a value.
    public override object ParseDictionary(IDictionary<string, object?> value) => FilterCondition<T>.All(
    [
        .. from entry in value
           where entry.Value is not null
           orderby entry.Key
           select _properties[entry.Key](entry.Value),
    ]);

    protected void Property<TValue, TOperations>(string name, string description, Func<T, TValue> value)
        where TOperations : InputObjectGraphType<FilterCondition<TValue>>
    {
        Field<TOperations>(name).Description(description);
        _properties.Add(name, condition => ((FilterCondition<TValue>)condition).Of(name, value));
    }

    private static FilterCondition<T>[] Conditions(object list) => [.. ((IEnumerable<object>)list).Cast<FilterCondition<T>>()];
}
