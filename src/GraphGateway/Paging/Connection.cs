using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Paging;

/// <summary>A page of rows, with cursors and page information (Relay connection).</summary>
/// <param name="nodes">The rows.</param>
/// <param name="cursorAt">Creates the cursor of the row at an index.</param>
/// <param name="hasNextPage">Whether there are rows after these.</param>
/// <param name="hasPreviousPage">Whether there are rows before these.</param>
/// <param name="totalCount">The number of matching rows on all pages.</param>
internal class Connection<T>(IReadOnlyList<T> nodes, Func<int, string> cursorAt, bool hasNextPage, bool hasPreviousPage, int totalCount)
{
    private readonly Func<int, string> _cursorAt = cursorAt;
    private readonly bool _hasNextPage = hasNextPage;
    private readonly bool _hasPreviousPage = hasPreviousPage;

    protected Connection(Connection<T> page) : this(page.Nodes, page._cursorAt, page._hasNextPage, page._hasPreviousPage, page.TotalCount)
    {
    }

    public IReadOnlyList<T> Nodes { get; } = nodes;

    public int TotalCount { get; } = totalCount;

    public IEnumerable<Edge<T>> Edges => Nodes.Select((node, index) => new Edge<T>(node, index, _cursorAt));

    // An empty page has no cursors, so a client could not continue. Both flags are false to stop it.
    public PageInfo PageInfo => Nodes.Count == 0
        ? PageInfo.OfEmptyPage
        : new(_hasNextPage, _hasPreviousPage, _cursorAt(0), _cursorAt(Nodes.Count - 1));

    /// <summary>Creates a connection without rows, for a field that selects only <c>totalCount</c>.</summary>
    public static Connection<T> CountOnly(int totalCount) => new([], _ => "", hasNextPage: false, hasPreviousPage: false, totalCount);
}

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

internal sealed class Edge<T>(T node, int index, Func<int, string> cursorAt)
{
    public T Node => node;

    /// <summary>The cursor, created on first use because most clients read only <c>nodes</c> and <c>pageInfo</c>.</summary>
    public string Cursor => cursorAt(index);
}

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

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor)
{
    public static PageInfo OfEmptyPage { get; } = new(HasNextPage: false, HasPreviousPage: false, StartCursor: null, EndCursor: null);
}

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
