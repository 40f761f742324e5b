using GraphQL.Types;

namespace GraphGateway.Filtering;

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
