namespace GraphGateway.Filtering;

/// <summary>The values of one sort key for all rows, by row index.</summary>
internal abstract class SortColumn
{
    public abstract int Compare(int left, int right);
}
