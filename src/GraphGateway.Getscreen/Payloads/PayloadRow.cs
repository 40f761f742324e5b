namespace GraphGateway.Getscreen.Payloads;

/// <summary>A row of a table. A value that is absent, null or empty is null here.</summary>
internal readonly record struct PayloadRow(PayloadTable Table, int Index)
{
    /// <summary>What a slot holds where nothing is told.</summary>
    public const long None = long.MinValue;

    /// <summary>What <see cref="PayloadValueReader"/> returns for a value that cannot be read; no slot holds it.</summary>
    public const long Unreadable = long.MinValue + 1;

    public bool Has(int slot) => Table.Slot(Index, slot) != None;

    public long? Long(int slot) => Table.Slot(Index, slot) is not None and var value ? value : null;

    public int? Int(int slot) => (int?)Long(slot);

    public bool Flag(int slot) => Table.Slot(Index, slot) == 1;

    public DateTimeOffset? Time(int slot) => Long(slot) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public OperatingSystem? System(int slot) => (OperatingSystem?)Long(slot);

    public string? Text(int slot) => Text(slot, repeats: false);

    /// <summary>A text that other rows probably have, too: a country, a version.</summary>
    public string? RepeatedText(int slot) => Text(slot, repeats: true);

    /// <summary>The rows of a list inside.</summary>
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
