namespace GraphGateway.Paging;

/// <summary>A page of rows and what surrounds it.</summary>
/// <param name="nodes">The rows.</param>
/// <param name="cursorAt">Makes the cursor of the row with an index.</param>
/// <param name="hasNextPage">Whether there are rows after these.</param>
/// <param name="hasPreviousPage">Whether there are rows before these.</param>
/// <param name="totalCount">How many rows match in all.</param>
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

    // Of an empty page no cursor leads anywhere, so that a client which follows the flags must not be sent on.
    public PageInfo PageInfo => Nodes.Count == 0
        ? PageInfo.OfEmptyPage
        : new(_hasNextPage, _hasPreviousPage, _cursorAt(0), _cursorAt(Nodes.Count - 1));

    /// <summary>A connection of which nothing but the count was asked for.</summary>
    public static Connection<T> CountOnly(int totalCount) => new([], _ => "", hasNextPage: false, hasPreviousPage: false, totalCount);
}
