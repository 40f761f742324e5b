using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Paging;

internal sealed class PageInfoType : ObjectGraphType<PageInfo>
{
    public PageInfoType()
    {
        Name = "PageInfo";
        Description = "Where a page lies among all rows.";
        Field<NonNullGraphType<BooleanGraphType>>("hasNextPage").Description("Whether there are rows after this page.").Reads(page => page.HasNextPage);
        Field<NonNullGraphType<BooleanGraphType>>("hasPreviousPage").Description("Whether there are rows before this page.").Reads(page => page.HasPreviousPage);
        Field<StringGraphType>("startCursor").Description("The first row's cursor, for `before`; null on an empty page.").Reads(page => page.StartCursor);
        Field<StringGraphType>("endCursor").Description("The last row's cursor, for `after`; null on an empty page.").Reads(page => page.EndCursor);
    }
}
