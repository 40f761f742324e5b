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
