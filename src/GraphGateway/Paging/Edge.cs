namespace GraphGateway.Paging;

internal sealed class Edge<T>(T node, int index, Func<int, string> cursorAt)
{
    public T Node => node;

    /// <summary>Made when it is asked for: most clients read <c>nodes</c> and <c>pageInfo</c>.</summary>
    public string Cursor => cursorAt(index);
}
