using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Paging;

internal abstract class EdgeType<T, TNodeType> : ObjectGraphType<Edge<T>> where T : notnull where TNodeType : IGraphType
{
    protected EdgeType(string name)
    {
        Name = name;
        Description = "A row of a page and its cursor.";
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("The opaque position of the row. Pass it as `after` or `before` to continue from this row.").Reads(edge => edge.Cursor);
        Field<NonNullGraphType<TNodeType>>("node").Description("The row.").Reads(edge => edge.Node);
    }
}
