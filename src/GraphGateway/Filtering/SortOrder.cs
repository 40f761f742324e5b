using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>An order of rows: the keys that were asked for, and the id last, so that no two rows are ever equal.</summary>
internal sealed class SortOrder<T>
    where T : class
{
    private readonly SortTerm<T>[] _terms;

    /// <param name="terms">What the client sorts by.</param>
    /// <param name="id">The key that decides between rows that are equal by all terms.</param>
    /// <exception cref="GatewayError">Two terms have the same key: the second one could not change the order.</exception>
    public SortOrder(IReadOnlyList<SortTerm<T>> terms, SortKey<T> id)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (terms.FirstOrDefault(term => !names.Add(term.Key.Name)) is { } repeated)
            throw GatewayError.BadUserInput($"'order' has the key '{repeated.Key.Name}' more than once. Pass each key at most once.");
        _terms = [.. terms, new(id, Descending: false)];
    }

    /// <summary>How many terms the client passed.</summary>
    public int TermCount => _terms.Length - 1;

    /// <summary>The order in words, for what a cursor belongs to.</summary>
    public string Text => field ??= string.Join(',', _terms.Select(term => $"{term.Key.Name} {(term.Descending ? "DESC" : "ASC")}"));

    /// <summary>The rows in this order; rows that stand in it already are left alone, and where their list can tell so, not even looked at.</summary>
    public IReadOnlyList<T> Sort(IReadOnlyList<T> rows, ComputeSection section)
    {
        if (_terms.Length == 1 && rows is RowList<T> { IsSortedById: true })
            return rows;
        var source = rows.ToArray();
        var columns = Array.ConvertAll(_terms, term => term.Key.Column(source, section));
        var comparer = new RowIndexComparer(columns, Array.ConvertAll(_terms, term => term.Descending), section);
        return comparer.IsSorted(source.Length) ? source : Array.ConvertAll(comparer.Sort(source.Length), index => source[index]);
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
