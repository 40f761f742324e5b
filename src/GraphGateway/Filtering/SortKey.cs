using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>
/// One property that rows are sorted by. It also writes a row's value as text and compares rows with such a text, which is how a
/// cursor keeps its place when its own row is gone.
/// </summary>
internal abstract class SortKey<T>(string name)
{
    public string Name => name;

    /// <summary>Reads the key of every row, once.</summary>
    public abstract SortColumn Column(IReadOnlyList<T> rows, ComputeSection section);

    public abstract int Compare(T row, string? text);

    public abstract string? Write(T row);
}
