using GraphQL.Types;

namespace GraphGateway.Paging;

internal abstract class EdgeType<T, TNodeType> : ObjectGraphType<Edge<T>> where TNodeType : IGraphType
{
    protected EdgeType(string name)
    {
        Name = name;
        Description = "A row of a page and its cursor.";
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("The row's place: pass it as `after` or `before` to read on from here. Opaque.").Resolve(context => context.Source.Cursor);
        Field<NonNullGraphType<TNodeType>>("node").Description("The row.").Resolve(context => context.Source.Node);
    }
}
