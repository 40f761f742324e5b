using System.Collections;
using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// The validated rows of a response, before row objects are created. A slot contains a number itself, or the position of a string in the body. The
/// table references the body for its whole lifetime.
/// </summary>
/// <param name="body">The response body.</param>
/// <param name="shape">The schema of a row.</param>
internal sealed class PayloadTable(ReadOnlyMemory<byte> body, PayloadSchema shape) : IReadOnlyList<PayloadRow>
{
    private const int InitialCapacity = 4;
    private const double MaxGrowthFactor = 16;

    private readonly PayloadSchema _shape = shape;
    private readonly int _width = shape.Width;
    private readonly StringPool _stringPool = new();
    private long[] _slots = GC.AllocateUninitializedArray<long>(shape.Width * InitialCapacity);

    /// <summary>The response body.</summary>
    public ReadOnlyMemory<byte> Body => body;

    public int Count { get; private set; }

    /// <summary>The estimated size of all row objects in bytes, without the body and the characters of strings.</summary>
    public long Size => ((long)_slots.Length * sizeof(long)) + (Count * (long)_shape.ObjectSize) + (Rows?.Size ?? 0);

    /// <summary>The rows of the nested lists of all rows; null if the schema has no list.</summary>
    public PayloadTable? Rows { get; } = shape.Rows is { } rows ? new(body, rows) : null;

    public PayloadRow this[int index] => new(this, index);

    /// <summary>Adds an empty row.</summary>
    /// <param name="position">The current position in the body.</param>
    public Span<long> Add(int position)
    {
        var start = Count * _width;
        if (start + _width > _slots.Length)
            Grow(position);
        Count++;
        var row = _slots.AsSpan(start, _width);
        row.Fill(PayloadRow.None);
        return row;
    }

    public long Slot(int index, int slot) => _slots[(index * _width) + slot];

    /// <summary>Returns the string at a position, from the string pool if other rows probably repeat it (<paramref name="repeats"/>).</summary>
    public string Text(Utf8Slice slice, bool repeats)
    {
        var text = body.Span.Slice(slice.Start, slice.Length);
        if (slice.IsEscaped)
            return JsonScanner.ReadQuoted(body.Span.Slice(slice.Start - 1, slice.Length + 2)).GetString()!;
        return repeats ? _stringPool.Of(text) : Encoding.UTF8.GetString(text);
    }

    public IEnumerator<PayloadRow> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return new(this, index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Extrapolates the number of rows from the part that was read. Bounded, because the rest of the body may differ.
    private void Grow(int position)
    {
        var guess = Count * 1.1 * body.Length / Math.Max(1, position);
        var larger = GC.AllocateUninitializedArray<long>((int)Math.Clamp(guess, Count * 1.5, Count * MaxGrowthFactor) * _width); // no row is read before it is filled
        _slots.CopyTo(larger, 0);
        _slots = larger;
    }
}
