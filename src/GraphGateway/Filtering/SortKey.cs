using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>
/// A property that rows can be sorted by. It also serializes a row's value to text and compares rows with such a text. So a cursor stays valid
/// after its own row was deleted.
/// </summary>
internal abstract class SortKey<T>(string name)
{
    public string Name => name;

    /// <summary>Reads the key of every row once.</summary>
    public abstract SortColumn Column(IReadOnlyList<T> rows, ComputeSection section);

    public abstract int Compare(T row, string? text);

    public abstract string? Write(T row);
}
