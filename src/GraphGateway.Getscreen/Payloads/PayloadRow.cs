namespace GraphGateway.Getscreen.Payloads;

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
