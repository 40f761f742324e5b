using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>A sort key for one type of value. In ascending order, null comes first.</summary>
internal sealed class SortKeyOf<T, TValue>(string name, Func<T, TValue> value, IComparer<TValue> comparer, Func<TValue, string?> write, Func<string?, TValue> read)
    : SortKey<T>(name)
{
    public override SortColumn Column(IReadOnlyList<T> rows, ComputeSection section)
    {
        var values = new TValue[rows.Count];
        for (var index = 0; index < values.Length; index++)
        {
            section.Step();
            values[index] = value(rows[index]);
        }

        return new SortColumnOf<TValue>(values, comparer);
    }

    public override int Compare(T row, string? text) => comparer.Compare(value(row), read(text));

    public override string? Write(T row) => write(value(row));
}
