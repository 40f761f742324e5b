namespace GraphGateway.Filtering;

/// <summary>A sort column with values of one type.</summary>
internal sealed class SortColumnOf<TValue>(TValue[] values, IComparer<TValue> comparer) : SortColumn
{
    public override int Compare(int left, int right) => comparer.Compare(values[left], values[right]);
}
