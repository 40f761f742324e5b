using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>The sort order of rows: the requested sort terms, then the id, so that no two rows are equal.</summary>
internal sealed class SortOrder<T>
    where T : class
{
    private readonly SortTerm<T>[] _terms;

    /// <param name="terms">The sort terms of the client.</param>
    /// <param name="id">The sort key for ties.</param>
    /// <exception cref="GatewayError">Two terms have the same key. The second one could not change the order.</exception>
    public SortOrder(IReadOnlyList<SortTerm<T>> terms, SortKey<T> id)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (terms.FirstOrDefault(term => !names.Add(term.Key.Name)) is { } repeated)
            throw GatewayError.BadUserInput($"'order' has the key '{repeated.Key.Name}' more than once. Pass each key at most once.");
        _terms = [.. terms, new(id, Descending: false)];
    }

    /// <summary>The number of terms that the client passed.</summary>
    public int TermCount => _terms.Length - 1;

    /// <summary>The canonical text of the order, for the cursor scope.</summary>
    public string Text => field ??= string.Join(',', _terms.Select(term => $"{term.Key.Name} {(term.Descending ? "DESC" : "ASC")}"));

    /// <summary>Sorts the rows. Rows that are already sorted are not moved. If the list is known to be sorted, the rows are not even read.</summary>
    public IReadOnlyList<T> Sort(IReadOnlyList<T> rows, ComputeSection section)
    {
        if (_terms.Length == 1 && rows is RowList<T> { IsSortedById: true })
            return rows;
        var source = rows.ToArray();
        var columns = Array.ConvertAll(_terms, term => term.Key.Column(source, section));
        var comparer = new RowIndexComparer(columns, Array.ConvertAll(_terms, term => term.Descending), section);
        return comparer.IsSorted(source.Length) ? source : Array.ConvertAll(comparer.Sort(source.Length), index => source[index]);
    }

    /// <summary>The sort key values of a row, as a cursor stores them.</summary>
    public IReadOnlyList<string?> Key(T row) => [.. _terms.Select(term => term.Key.Write(row))];

    /// <summary>The index of the first row at or after a cursor position.</summary>
    public int IndexOf(IReadOnlyList<T> sorted, IReadOnlyList<string?> key) => Search(sorted, row => Compare(row, key) >= 0);

    /// <summary>The index of the first row after a cursor position.</summary>
    public int IndexAfter(IReadOnlyList<T> sorted, IReadOnlyList<string?> key) => Search(sorted, row => Compare(row, key) > 0);

    private static int Search(IReadOnlyList<T> sorted, Func<T, bool> isMatch)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isMatch(sorted[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
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
