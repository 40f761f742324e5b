using GraphGateway.Getscreen;

namespace GraphGateway.Filtering;

/// <summary>An order of rows: the keys that were asked for, and the id last, so that no two rows are ever equal.</summary>
internal sealed class SortOrder<T>(IReadOnlyList<SortTerm<T>> terms, SortKey<T> id)
    where T : class
{
    private readonly SortTerm<T>[] _terms = [.. terms, new(id, Descending: false)];

    /// <summary>The order in words, for what a cursor belongs to.</summary>
    public string Text => field ??= string.Join(',', _terms.Select(term => $"{term.Key.Name} {(term.Descending ? "DESC" : "ASC")}"));

    /// <summary>The rows in this order; rows that stand in it already are left alone, and where their list can tell so, not even looked at.</summary>
    public IReadOnlyList<T> Sort(IReadOnlyList<T> rows)
    {
        if (_terms.Length == 1 && rows is RowList<T> { IsSortedById: true })
            return rows;
        var sorted = rows.ToArray();
        // Most lists are asked for in the order in which they come.
        if (!IsSorted(sorted))
            Array.Sort(sorted, Compare);
        return sorted;
    }

    /// <summary>A row's place, as a cursor holds it.</summary>
    public IReadOnlyList<string?> Key(T row) => [.. _terms.Select(term => term.Key.Write(row))];

    /// <summary>The index of the first row at or after a place.</summary>
    public int IndexOf(IReadOnlyList<T> sorted, IReadOnlyList<string?> key) => Search(sorted, row => Compare(row, key) >= 0);

    /// <summary>The index of the first row after a place.</summary>
    public int IndexAfter(IReadOnlyList<T> sorted, IReadOnlyList<string?> key) => Search(sorted, row => Compare(row, key) > 0);

    private static int Search(IReadOnlyList<T> sorted, Func<T, bool> isBehind)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBehind(sorted[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private bool IsSorted(T[] rows)
    {
        for (var index = 1; index < rows.Length; index++)
        {
            if (Compare(rows[index - 1], rows[index]) > 0)
                return false;
        }

        return true;
    }

    private int Compare(T left, T right)
    {
        foreach (var term in _terms)
        {
            if (term.Signed(term.Key.Compare(left, right)) is not 0 and var compared)
                return compared;
        }

        return 0;
    }

    private int Compare(T row, IReadOnlyList<string?> key)
    {
        for (var i = 0; i < _terms.Length; i++)
        {
            if (_terms[i].Signed(_terms[i].Key.Compare(row, key[i])) is not 0 and var compared)
                return compared;
        }

        return 0;
    }
}
