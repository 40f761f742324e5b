using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Paging;

/// <summary>The GraphQL type of a connection. It is named after its field: <c>agents</c> returns <c>AgentsConnection</c> with <c>AgentsEdge</c>.</summary>
internal abstract class ConnectionType<TConnection, T, TNodeType, TEdgeType> : ObjectGraphType<TConnection>
    where TConnection : Connection<T>
    where T : notnull
    where TNodeType : IGraphType
    where TEdgeType : IGraphType
{
    protected ConnectionType(string name, string rows)
    {
        Name = name;
        Description = $"A page of {rows}.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TEdgeType>>>>("edges").Description("The rows, each with its cursor.").Reads(connection => connection.Edges);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TNodeType>>>>("nodes").Description("The rows without their cursors.").Reads(connection => connection.Nodes);
        Field<NonNullGraphType<PageInfoType>>("pageInfo").Description("The position of the page in the list.").Reads(connection => connection.PageInfo);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("The number of matching rows on all pages.").Reads(connection => connection.TotalCount);
    }
}
