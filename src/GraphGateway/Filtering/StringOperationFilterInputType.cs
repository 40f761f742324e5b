using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class StringOperationFilterInputType : OperationFilterInputType<string?>
{
    public StringOperationFilterInputType() : base("StringOperationFilterInput", "text, compared ordinally and with regard to case")
    {
        Combination<ListGraphType<NonNullGraphType<StringOperationFilterInputType>>>("and", "All of these must hold; an empty list is no condition.", FilterCondition<string?>.All);
        Combination<ListGraphType<NonNullGraphType<StringOperationFilterInputType>>>("or", "One of these must hold; an empty list is no condition.", FilterCondition<string?>.Any);
        Equality<StringGraphType>();
        Part("contains", "Has this text in it.", (value, part) => value.Contains(part, StringComparison.Ordinal));
        Part("startsWith", "Starts with this text.", (value, part) => value.StartsWith(part, StringComparison.Ordinal));
        Part("endsWith", "Ends with this text.", (value, part) => value.EndsWith(part, StringComparison.Ordinal));
    }

    private void Part(string name, string description, Func<string, string, bool> holds) =>
        Operator<StringGraphType>(name, $"n{name}", description, operand => value => value is not null && operand is string part && holds(value, part));
}
