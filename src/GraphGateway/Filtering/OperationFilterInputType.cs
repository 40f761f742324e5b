using GraphGateway.GraphTypes;
using GraphQL.Types;
using OperatingSystem = GraphGateway.Getscreen.OperatingSystem;

namespace GraphGateway.Filtering;

/// <summary>The filter operators on one type of value. A negated operator (<c>n…</c>) is the exact opposite of its counterpart, so it matches null if the counterpart does not.</summary>
internal abstract class OperationFilterInputType<TValue> : InputObjectGraphType<FilterCondition<TValue>>
{
    private readonly Dictionary<string, Func<object?, FilterCondition<TValue>>> _operators = [];

    protected OperationFilterInputType(string name, string values)
    {
        Name = name;
        Description = $"Conditions on {values}. All conditions must match.";
    }

    public override object ParseDictionary(IDictionary<string, object?> value) => FilterCondition<TValue>.All(
    [
        .. from entry in value
           orderby entry.Key
           select _operators[entry.Key](entry.Value),
    ]);

    protected void Equality<TScalar>() where TScalar : IGraphType => Equality<TScalar, ListGraphType<TScalar>>();

    protected void Equality<TScalar, TList>() where TScalar : IGraphType where TList : IGraphType
    {
        Operator<TScalar>("eq", "neq", "Equal. Null equals null.", operand => value => Equals(value, Operand(operand)));
        Operator<TList>("in", "nin", "Equal to one of these. An empty list matches nothing.", operand =>
        {
            var values = List(operand).Select(Operand).ToHashSet();
            return value => values.Contains(value);
        });
    }

    /// <summary>Adds an operator and its opposite.</summary>
    protected void Operator<TOperand>(string name, string opposite, string description, Func<object?, Func<TValue, bool>> test) where TOperand : IGraphType
    {
        Field<TOperand>(name).Description(description);
        Field<TOperand>(opposite).Description($"The opposite of `{name}`.");
        _operators.Add(name, operand => new(test(operand), Text(name, operand)));
        _operators.Add(opposite, operand => new(Not(test(operand)), Text(opposite, operand)));
    }

    /// <summary>Adds a combination, such as <c>and</c>.</summary>
    protected void Combination<TOperand>(string name, string description, Func<IReadOnlyList<FilterCondition<TValue>>, FilterCondition<TValue>> combine) where TOperand : IGraphType
    {
        Field<TOperand>(name).Description(description);
        _operators.Add(name, operand => combine([.. List(operand).Cast<FilterCondition<TValue>>()]));
    }

    private static TValue? Operand(object? operand) => (TValue?)operand;

    private static Func<TValue, bool> Not(Func<TValue, bool> test) => value => !test(value);

    private static IEnumerable<object?> List(object? operand) => operand is null ? [] : ((System.Collections.IEnumerable)operand).Cast<object?>();

    private static string Text(string name, object? operand) => operand switch
    {
        null => $"{name}=null",
        string text => $"{name}='{text.Replace("'", "''", StringComparison.Ordinal)}'",
        System.Collections.IEnumerable list => $"{name}=[{string.Join(',', list.Cast<object?>().Select(item => Text("", item)))}]",
        DateTimeOffset instant => $"{name}={instant.UtcTicks}",
        _ => $"{name}={operand}",
    };
}

/// <summary>The filter operators on ordered values. Null is neither greater nor less than any value.</summary>
internal abstract class ComparisonFilterInputType<TValue, TScalar> : OperationFilterInputType<TValue?>
    where TValue : struct, IComparable<TValue>
    where TScalar : IGraphType
{
    protected ComparisonFilterInputType(string name, string values) : base(name, values)
    {
        Equality<TScalar>();
        Comparison("gt", "ngt", "Greater than.", compared => compared > 0);
        Comparison("gte", "ngte", "Greater than or equal.", compared => compared >= 0);
        Comparison("lt", "nlt", "Less than.", compared => compared < 0);
        Comparison("lte", "nlte", "Less than or equal.", compared => compared <= 0);
    }

    private void Comparison(string name, string opposite, string description, Func<int, bool> test) =>
        Operator<TScalar>(name, opposite, description, operand =>
            value => value is { } actual && operand is TValue bound && test(actual.CompareTo(bound)));
}

internal sealed class BooleanOperationFilterInputType : OperationFilterInputType<bool>
{
    public BooleanOperationFilterInputType() : base("BooleanOperationFilterInput", "a Boolean") =>
        Operator<BooleanGraphType>("eq", "neq", "Equal. The value is never null, so null matches nothing.", operand => value => operand is bool expected && value == expected);
}

internal sealed class DateTimeOperationFilterInputType() : ComparisonFilterInputType<DateTimeOffset, DateTimeScalar>("DateTimeOperationFilterInput", "a date and time");

internal sealed class IntOperationFilterInputType() : ComparisonFilterInputType<int, IntGraphType>("IntOperationFilterInput", "an integer");

internal sealed class OperatingSystemOperationFilterInputType : OperationFilterInputType<OperatingSystem?>
{
    public OperatingSystemOperationFilterInputType() : base("OperatingSystemOperationFilterInput", "an operating system") =>
        Equality<OperatingSystemType>();
}

internal sealed class StringOperationFilterInputType : OperationFilterInputType<string?>
{
    public StringOperationFilterInputType() : base("StringOperationFilterInput", "a string (ordinal, case-sensitive)")
    {
        Combination<ListGraphType<NonNullGraphType<StringOperationFilterInputType>>>("and", "All of these must match. An empty list has no effect.", FilterCondition<string?>.All);
        Combination<ListGraphType<NonNullGraphType<StringOperationFilterInputType>>>("or", "At least one of these must match. An empty list has no effect.", FilterCondition<string?>.Any);
        Equality<StringGraphType>();
        Part("contains", "Contains this text.", (value, part) => value.Contains(part, StringComparison.Ordinal));
        Part("startsWith", "Starts with this text.", (value, part) => value.StartsWith(part, StringComparison.Ordinal));
        Part("endsWith", "Ends with this text.", (value, part) => value.EndsWith(part, StringComparison.Ordinal));
    }

    private void Part(string name, string description, Func<string, string, bool> test) =>
        Operator<StringGraphType>(name, $"n{name}", description, operand => value => value is not null && operand is string part && test(value, part));
}
