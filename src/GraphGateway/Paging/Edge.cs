namespace GraphGateway.Paging;

internal sealed class Edge<T>(T node, int index, Func<int, string> cursorAt)
{
    public T Node => node;

    /// <summary>The cursor, created on first use because most clients read only <c>nodes</c> and <c>pageInfo</c>.</summary>
    public string Cursor => cursorAt(index);
}
