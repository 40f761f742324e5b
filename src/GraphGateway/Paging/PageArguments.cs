using GraphGateway.Cost;
using GraphGateway.Errors;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.Paging;

/// <summary>The paging arguments of a field: a page from the start or the end, after or before a cursor.</summary>
/// <param name="Size">The page size, 0 to <see cref="MaxSize"/>.</param>
/// <param name="Backward">Whether the page has the last rows of the range instead of the first.</param>
internal sealed record PageArguments(int Size, bool Backward, string? After, string? Before)
{
    public const int DefaultSize = 20;
    public const int MaxSize = 500;

    public static PageArguments From(IResolveFieldContext context)
    {
        var first = context.GetArgument<int?>("first");
        var last = context.GetArgument<int?>("last");
        var after = context.GetArgument<string?>("after");
        var before = context.GetArgument<string?>("before");
        if (first is not null && last is not null)
            throw GatewayError.BadUserInput("'first' and 'last' cannot be combined. Pass only one of them.");

        Check("first", first);
        Check("last", last);
        // Only 'before': the page that ends at the cursor.
        var backward = last is not null || (first is null && before is not null && after is null);
        return new(first ?? last ?? DefaultSize, backward, after, before);
    }

    private static void Check(string argument, int? size)
    {
        if (size is < 0 or > MaxSize)
            throw new GatewayError(ErrorCodes.PageSizeOutOfRange, $"'{argument}' is {size}. It must be between 0 and {MaxSize}.");
    }
}

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
