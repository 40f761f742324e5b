using GraphGateway.Cost;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Paging;

internal static class PagingArguments
{
    /// <summary>Adds <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c> to a field, and says how many rows that makes.</summary>
    public static FieldBuilder<TSource, object> Paged<TSource>(this FieldBuilder<TSource, object> field) => field
        .Argument<IntGraphType>("first", $"How many rows from the start, 0 to {PageArguments.MaxSize}; {PageArguments.DefaultSize} when neither this nor `last` is given.")
        .Argument<StringGraphType>("after", "Only rows after this cursor.")
        .Argument<IntGraphType>("last", $"How many rows from the end, 0 to {PageArguments.MaxSize}.")
        .Argument<StringGraphType>("before", "Only rows before this cursor.")
        .Price(price => price.Rows(PageArguments.From(price.Context).Size));
}
