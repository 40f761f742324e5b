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

/// <summary>A row of a <see cref="PayloadTable"/>. Absent, null and empty values are null.</summary>
internal readonly record struct PayloadRow(PayloadTable Table, int Index)
{
    /// <summary>The slot value for an absent, null or empty value.</summary>
    public const long None = long.MinValue;

    /// <summary>The result of <see cref="PayloadValueReader"/> for an unreadable value; never stored in a slot.</summary>
    public const long Unreadable = long.MinValue + 1;

    public bool Has(int slot) => Table.Slot(Index, slot) != None;

    public long? Long(int slot) => Table.Slot(Index, slot) is not None and var value ? value : null;

    public int? Int(int slot) => (int?)Long(slot);

    public bool Flag(int slot) => Table.Slot(Index, slot) == 1;

    public DateTimeOffset? Time(int slot) => Long(slot) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public OperatingSystem? System(int slot) => (OperatingSystem?)Long(slot);

    public string? Text(int slot) => Text(slot, repeats: false);

    /// <summary>A string that other rows probably repeat, such as a country or version. It comes from the string pool.</summary>
    public string? RepeatedText(int slot) => Text(slot, repeats: true);

    /// <summary>Maps the rows of a nested list.</summary>
    public IReadOnlyList<T> List<T>(int slot, Func<PayloadRow, T> map)
    {
        if (Long(slot) is not { } value)
            return [];
        var (first, count) = ((int)(value >> 32), (int)value);
        var rows = new T[count];
        for (var index = 0; index < count; index++)
            rows[index] = map(new(Table.Rows!, first + index));
        return rows;
    }

    private string? Text(int slot, bool repeats) => Long(slot) is { } value ? Table.Text(Utf8Slice.Of(value), repeats) : null;
}

/// <summary>The position of a string in a response body, without its quotes.</summary>
/// <param name="Start">The index of the first byte.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="IsEscaped">Whether the string contains escapes.</param>
internal readonly record struct Utf8Slice(int Start, int Length, bool IsEscaped)
{
    public static Utf8Slice Of(long slot) => new((int)(slot >> 32), (int)((uint)slot >> 1), (slot & 1) != 0);

    public long ToSlot() => ((long)Start << 32) | ((uint)Length << 1) | (IsEscaped ? 1u : 0u);
}

/// <summary>
/// A string pool of fixed size for the repeated strings of one response. The hash of a string selects its slot. Each slot keeps only the last string, so the pool never grows.
/// Concurrent use is safe: the worst case is a duplicate string.
/// </summary>
internal sealed class StringPool
{
    private const int SlotCount = 64;
    private string?[]? _texts;

    public string Of(ReadOnlySpan<byte> text)
    {
        ref var slot = ref (_texts ??= new string?[SlotCount])[SlotOf(text)];
        var pooled = slot;
        return pooled is not null && Ascii.Equals(text, pooled) ? pooled : slot = Encoding.UTF8.GetString(text);
    }

    private static int SlotOf(ReadOnlySpan<byte> text) => (text.Length + (text[0] * 7) + (text[text.Length / 2] * 3) + (text[^1] * 13)) % SlotCount;
}
