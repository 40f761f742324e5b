namespace GraphGateway.Filtering;

/// <summary>The values of one sort key, by the index of their row.</summary>
internal abstract class SortColumn
{
    public abstract int Compare(int left, int right);
}
