namespace GraphGateway.Filtering;

/// <summary>An order of rows: the keys that were asked for, and the id last, so that no two rows are ever equal.</summary>
internal sealed class SortOrder<T>(IReadOnlyList<SortTerm<T>> terms, SortKey<T> id)
{
    private readonly SortTerm<T>[] _terms = [.. terms, new(id, Descending: false)];

    /// <summary>The order in words, for what a cursor belongs to.</summary>
    public string Text => string.Join(',', _terms.Select(term => $"{term.Key.Name} {(term.Descending ? "DESC" : "ASC")}"));

    public T[] Sort(IEnumerable<T> rows)
    {
        var sorted = rows.ToArray();
        // Most lists are asked for in the order in which they come.
        if (!IsSorted(sorted))
            Array.Sort(sorted, Compare);
        return sorted;
    }

    /// <summary>A row's place, as a cursor holds it.</summary>
    public IReadOnlyList<string?> Key(T row) => [.. _terms.Select(term => term.Key.Write(row))];

    /// <summary>The index of the first row at or after a place.</summary>
    public int IndexOf(T[] sorted, IReadOnlyList<string?> key) => Search(sorted, row => Compare(row, key) >= 0);

    /// <summary>The index of the first row after a place.</summary>
    public int IndexAfter(T[] sorted, IReadOnlyList<string?> key) => Search(sorted, row => Compare(row, key) > 0);

    private bool IsSorted(T[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (Compare(rows[i - 1], rows[i]) > 0)
                return false;
        }

        return true;
    }

    private static int Search(T[] sorted, Func<T, bool> isBehind)
    {
        var (low, high) = (0, sorted.Length);
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
