using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>An object's filter: conditions on its properties, all of which must hold, and <c>and</c> and <c>or</c> over more of its kind.</summary>
internal abstract class FilterInputType<T, TSelf> : InputObjectGraphType<FilterCondition<T>>
    where TSelf : FilterInputType<T, TSelf>
{
    private readonly Dictionary<string, Func<object, FilterCondition<T>>> _properties = [];

    protected FilterInputType(string name, string rows)
    {
        Name = name;
        Description = $"Which {rows} to keep: every condition given must hold.";
        Field<ListGraphType<NonNullGraphType<TSelf>>>("and").Description("All of these must hold; an empty list is no condition.");
        Field<ListGraphType<NonNullGraphType<TSelf>>>("or").Description("One of these must hold; an empty list is no condition.");
        _properties.Add("and", value => FilterCondition<T>.All(Conditions(value)));
        _properties.Add("or", value => FilterCondition<T>.Any(Conditions(value)));
    }

    // A property that is given as null is no condition; only the operators know null as a value.
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
