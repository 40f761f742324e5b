using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Paging;

internal sealed class PageInfoType : ObjectGraphType<PageInfo>
{
    public PageInfoType()
    {
        Name = "PageInfo";
        Description = "The position of a page in its list.";
        Field<NonNullGraphType<BooleanGraphType>>("hasNextPage").Description("Whether there are rows after this page.").Reads(page => page.HasNextPage);
        Field<NonNullGraphType<BooleanGraphType>>("hasPreviousPage").Description("Whether there are rows before this page.").Reads(page => page.HasPreviousPage);
        Field<StringGraphType>("startCursor").Description("The cursor of the first row, for `before`. Null on an empty page.").Reads(page => page.StartCursor);
        Field<StringGraphType>("endCursor").Description("The cursor of the last row, for `after`. Null on an empty page.").Reads(page => page.EndCursor);
    }
}
