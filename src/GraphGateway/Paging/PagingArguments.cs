using GraphGateway.Cost;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Paging;

internal static class PagingArguments
{
    /// <summary>Adds <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c> to a field, and declares the page size for the cost estimate.</summary>
    public static FieldBuilder<TSource, object> Paged<TSource>(this FieldBuilder<TSource, object> field) => field
        .Argument<IntGraphType>("first", $"The number of rows from the start, 0 to {PageArguments.MaxSize}. Default: {PageArguments.DefaultSize} if `last` is not passed.")
        .Argument<StringGraphType>("after", "Only rows after this cursor.")
        .Argument<IntGraphType>("last", $"The number of rows from the end, 0 to {PageArguments.MaxSize}.")
        .Argument<StringGraphType>("before", "Only rows before this cursor.")
        .Cost(cost => cost.Rows(PageArguments.From(cost.Context).Size));
}
