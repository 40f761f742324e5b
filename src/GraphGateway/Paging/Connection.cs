namespace GraphGateway.Paging;

/// <summary>A page of rows and what surrounds it.</summary>
internal class Connection<T>(IReadOnlyList<T> nodes, Func<T, string> cursor, bool hasNextPage, bool hasPreviousPage, int totalCount)
{
    private readonly Func<T, string> _cursor = cursor;
    private readonly bool _hasNextPage = hasNextPage;
    private readonly bool _hasPreviousPage = hasPreviousPage;

    protected Connection(Connection<T> page) : this(page.Nodes, page._cursor, page._hasNextPage, page._hasPreviousPage, page.TotalCount)
    {
    }

    public IReadOnlyList<T> Nodes { get; } = nodes;

    public int TotalCount { get; } = totalCount;

    public IEnumerable<Edge<T>> Edges => Nodes.Select(node => new Edge<T>(node, _cursor));

    public PageInfo PageInfo => new(
        _hasNextPage,
        _hasPreviousPage,
        Nodes.Count > 0 ? _cursor(Nodes[0]) : null,
        Nodes.Count > 0 ? _cursor(Nodes[^1]) : null);

    /// <summary>A connection of which nothing but the count was asked for.</summary>
    public static Connection<T> CountOnly(int totalCount) => new([], _ => "", hasNextPage: false, hasPreviousPage: false, totalCount);
}
