using System.Collections;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen;

/// <summary>The rows of an answer. Each is made when it is read first; the numbers of all are known without that.</summary>
/// <typeparam name="T">What a row is.</typeparam>
public sealed class RowList<T> : IReadOnlyList<T>
    where T : class
{
    // The objects of the list itself, and of the table, with the texts that it knows to come again.
    private const int Overhead = 1_000;

    private readonly LazyRowList<PayloadRow, T> _rows;
    private readonly PayloadTable _table;
    private readonly int _id;

    internal RowList(PayloadTable table, int id, Func<PayloadRow, T> map)
    {
        (_rows, _table, _id) = (new(table, map), table, id);
        IsSortedById = FindsSorted();
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _table.Count;

    /// <summary>Whether the rows stand in ascending order of their numbers, and no number stands twice.</summary>
    public bool IsSortedById { get; }

    /// <summary>The answer that the rows stand in, byte by byte. It may hold secrets.</summary>
    public ReadOnlyMemory<byte> Answer => _table.Body;

    /// <summary>
    /// How many bytes of memory the list takes, by an estimate that is rather too high than too low: all rows read, and all texts made, which have two bytes where the
    /// answer has one.
    /// </summary>
    public long Size => Overhead + (_table.Body.Length * (1L + sizeof(char))) + _table.Size;

    /// <summary>The row at an index.</summary>
    public T this[int index] => _rows[index];

    /// <summary>The number that Getscreen knows the row at an index by.</summary>
    public int IdAt(int index) => (int)_table.Slot(index, _id);

    /// <summary>The index of the row of a number, of rows that are <see cref="IsSortedById">sorted</see>; -1 where there is none.</summary>
    public int IndexOf(int id)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (IdAt(middle) < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low < Count && IdAt(low) == id ? low : -1;
    }

    /// <summary>The sum of what the rows have in a slot.</summary>
    internal long Sum(int slot)
    {
        var sum = 0L;
        for (var index = 0; index < Count; index++)
            sum += _table.Slot(index, slot) is not PayloadRow.None and var value ? value : 0;
        return sum;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool FindsSorted()
    {
        for (var index = 1; index < Count; index++)
        {
            if (IdAt(index - 1) >= IdAt(index))
                return false;
        }

        return true;
    }
}
