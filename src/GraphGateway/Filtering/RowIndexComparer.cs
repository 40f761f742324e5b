using System.Runtime.ExceptionServices;
using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>Compares rows by their indexes, with sort keys that are read once per row. Each comparison is a <see cref="ComputeSection"/> step, so that a sort can be cancelled.</summary>
/// <param name="columns">The sort keys of all rows, the most significant one first.</param>
/// <param name="descending">For each column, whether its order is reversed.</param>
/// <param name="section">The section that the comparisons are charged to.</param>
internal sealed class RowIndexComparer(SortColumn[] columns, bool[] descending, ComputeSection section) : IComparer<int>
{
    /// <summary>Whether the first <paramref name="count"/> rows are already sorted. Most lists are requested in their original order.</summary>
    public bool IsSorted(int count)
    {
        for (var index = 1; index < count; index++)
        {
            if (Compare(index - 1, index) > 0)
                return false;
        }

        return true;
    }

    /// <summary>Returns the indexes of the first <paramref name="count"/> rows in sort order.</summary>
    public int[] Sort(int count)
    {
        var indexes = Enumerable.Range(0, count).ToArray();
        try
        {
            Array.Sort(indexes, this);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is OperationCanceledException cancelled)
        {
            // Array.Sort wraps exceptions of the comparer.
            ExceptionDispatchInfo.Throw(cancelled);
        }

        return indexes;
    }

    public int Compare(int x, int y)
    {
        section.Step();
        for (var index = 0; index < columns.Length; index++)
        {
            if (columns[index].Compare(x, y) is not 0 and var compared)
                return descending[index] ? -compared : compared;
        }

        return x.CompareTo(y);
    }
}
