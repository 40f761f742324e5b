using System.Collections;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen;

/// <summary>The rows of a response. A row object is created on first access; ids are available without creating it.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class RowList<T> : IReadOnlyList<T>
    where T : class
{
    // The estimated size, in bytes, of the list object, the table object and the string pool.
    private const int Overhead = 1_000;

    private readonly LazyRowList<PayloadRow, T> _rows;
    private readonly PayloadTable _table;
    private readonly int _id;

    internal RowList(PayloadTable table, int id, Func<PayloadRow, T> map)
    {
        (_rows, _table, _id) = (new(table, map), table, id);
        IsSortedById = CheckSorted();
    }

    /// <summary>The number of rows.</summary>
    public int Count => _table.Count;

    /// <summary>Whether the rows are in ascending order of their ids, without duplicates.</summary>
    public bool IsSortedById { get; }

    /// <summary>The original response body. It may contain secrets.</summary>
    public ReadOnlyMemory<byte> Answer => _table.Body;

    /// <summary>
    /// The estimated memory size of the list in bytes. The estimate is an upper limit, because it assumes that all rows and all strings are created. A created
    /// string uses at most two bytes of memory for each byte of the response, because a .NET char has two bytes.
    /// </summary>
    public long Size => Overhead + (_table.Body.Length * (1L + sizeof(char))) + _table.Size;

    /// <summary>The row at an index.</summary>
    public T this[int index] => _rows[index];

    /// <summary>The Getscreen id of the row at an index.</summary>
    public int IdAt(int index) => (int)_table.Slot(index, _id);

    /// <summary>The index of the row with the given id, or -1 if no row has it. The search is binary, so the rows must be <see cref="IsSortedById">sorted</see>.</summary>
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

    /// <summary>The sum of a slot's values over all rows.</summary>
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

    private bool CheckSorted()
    {
        for (var index = 1; index < Count; index++)
        {
            if (IdAt(index - 1) >= IdAt(index))
                return false;
        }

        return true;
    }
}
