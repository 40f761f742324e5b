using System.Collections;
using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// The rows of an answer as they were found in its bytes: checked, and not yet made. A slot holds a number itself, and of a text the place
/// where it stands. The bytes are kept for as long as the table is.
/// </summary>
/// <param name="body">The answer.</param>
/// <param name="shape">The shape of a row.</param>
internal sealed class PayloadTable(ReadOnlyMemory<byte> body, PayloadSchema shape) : IReadOnlyList<PayloadRow>
{
    private const int Start = 4;
    private const double MostGrowth = 16;

    private readonly PayloadSchema _shape = shape;
    private readonly int _width = shape.Width;
    private readonly StringPool _repeated = new();
    private long[] _slots = GC.AllocateUninitializedArray<long>(shape.Width * Start);

    /// <summary>The answer.</summary>
    public ReadOnlyMemory<byte> Body => body;

    public int Count { get; private set; }

    /// <summary>How many bytes the rows take beside the answer and the characters of texts, by estimate: all of them read.</summary>
    public long Size => ((long)_slots.Length * sizeof(long)) + (Count * (long)_shape.ObjectSize) + (Rows?.Size ?? 0);

    /// <summary>The rows of the list inside each row, of all rows together; null where the shape has no list.</summary>
    public PayloadTable? Rows { get; } = shape.Rows is { } rows ? new(body, rows) : null;

    public PayloadRow this[int index] => new(this, index);

    /// <summary>A new row with nothing in it.</summary>
    /// <param name="position">How far the answer has been read.</param>
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

    /// <summary>The text that stands at a place; <paramref name="repeats"/> where other rows probably have the same.</summary>
    public string Text(Utf8Slice place, bool repeats)
    {
        var text = body.Span.Slice(place.Start, place.Length);
        if (place.IsEscaped)
            return JsonScanner.ReadQuoted(body.Span.Slice(place.Start - 1, place.Length + 2)).GetString()!;
        return repeats ? _repeated.Of(text) : Encoding.UTF8.GetString(text);
    }

    public IEnumerator<PayloadRow> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return new(this, index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // To as many rows as there will be if the rest of the answer is like what has been read, within bounds: it may not be.
    private void Grow(int position)
    {
        var guess = Count * 1.1 * body.Length / Math.Max(1, position);
        var larger = GC.AllocateUninitializedArray<long>((int)Math.Clamp(guess, Count * 1.5, Count * MostGrowth) * _width); // no row is read before it is filled
        _slots.CopyTo(larger, 0);
        _slots = larger;
    }
}
