using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>The order of the upstream's session list. The API documentation does not state it, so the gateway detects it from the rows.</summary>
/// <param name="NewestFirst">Whether the newest session is at offset 0.</param>
/// <param name="ByNumber">Whether the rows are sorted by numeric id, and not by start time.</param>
/// <param name="TiesTurned">Whether sessions of the same second are sorted by id in the opposite direction; null if no ties were observed.</param>
internal readonly record struct HistoryOrder(bool NewestFirst, bool ByNumber = false, bool? TiesTurned = null)
{
    // Fewer rows may contradict the order by chance, because the clocks of desktops differ.
    private const int MinRowsForDirection = 8;

    /// <summary>Detects the order from adjacent rows. Returns null if it is ambiguous.</summary>
    /// <param name="rows">Rows in the upstream's order.</param>
    /// <param name="known">The previously observed order. It applies unless the rows contradict it.</param>
    public static HistoryOrder? Detect(IReadOnlyList<Session> rows, HistoryOrder? known)
    {
        var keys = Keys(rows);
        if (known is { } order && order.Fits(keys))
            return order with { TiesTurned = order.TiesTurned ?? DetectTies(keys, order.NewestFirst) };
        // In a few rows, start times and ids may have opposite directions.
        return IsDescending(keys, key => key.Start) is { } byStart && IsDescending(keys, key => key.Number) is { } byNumber && byStart != byNumber ? null : Of(keys);
    }

    /// <summary>Detects the order from rows that are not all adjacent. Returns null if all start in the same second.</summary>
    public static HistoryOrder? DetectAcross(IEnumerable<Session> rows) => Of(Keys(rows));

    /// <summary>The order of rows that all start in the same second, derived from their ids.</summary>
    public static HistoryOrder ByNumbers(IReadOnlyList<Session> rows) => new(rows.Count < 2 || rows[0].Id > rows[^1].Id, ByNumber: true);

    /// <summary>Whether rows start at different times, so that they show a direction.</summary>
    public static bool ShowDirection(IReadOnlyList<Session> rows) => rows.Any(row => HistoryKey.Of(row).Start != HistoryKey.Of(rows[0]).Start);

    /// <summary>Whether two sets of rows have opposite orders.</summary>
    public static bool AreOpposed(IReadOnlyList<Session> rows, IReadOnlyList<Session> others) =>
        rows.Count >= MinRowsForDirection && others.Count >= MinRowsForDirection
        && Of(Keys(rows)) is { } one && Of(Keys(others)) is { } other && one.NewestFirst != other.NewestFirst;

    /// <summary>Compares two keys in list order: negative if the first is listed before the second.</summary>
    public int Compare(HistoryKey one, HistoryKey other)
    {
        var byNumber = ByNumber || one.Start == 0 || other.Start == 0;
        if (!byNumber && one.Start != other.Start)
            return NewestFirst ? other.Start.CompareTo(one.Start) : one.Start.CompareTo(other.Start);
        var highestFirst = byNumber ? NewestFirst : NewestFirst != (TiesTurned ?? false);
        return highestFirst ? other.Number.CompareTo(one.Number) : one.Number.CompareTo(other.Number);
    }

    /// <summary>Formats the order as two or three letters: newest or oldest first, by start time or id, and the tie order if known.</summary>
    public string ToText() => $"{(NewestFirst ? 'n' : 'o')}{(ByNumber ? 'i' : 's')}{TiesTurned switch { null => "", true => "t", false => "f" }}";

    /// <summary>Parses the output of <see cref="ToText"/>. Returns null for any other text.</summary>
    public static HistoryOrder? FromText(string? text) => text is ['n' or 'o', 'i' or 's', .. "" or "t" or "f"]
        ? new(text[0] == 'n', text[1] == 'i', text.Length == 3 ? text[2] == 't' : null)
        : null;

    private static HistoryOrder? Of(HistoryKey[] keys)
    {
        if (keys.All(key => key.Start == keys[0].Start))
            return null;
        if (IsDescending(keys, key => key.Start) is { } newestFirst)
            return new(newestFirst, ByNumber: false, DetectTies(keys, newestFirst));
        return IsDescending(keys, key => key.Number) is { } highestFirst
            ? new(highestFirst, ByNumber: true)
            : new(keys[0].Start > keys[^1].Start);
    }

    /// <summary>Whether the rows are consistent with this order.</summary>
    public bool Fits(IEnumerable<Session> rows) => Fits(Keys(rows));

    // Ignores rows that the upstream returns twice, because they do not show the order.
    private static HistoryKey[] Keys(IEnumerable<Session> rows) => [.. rows.DistinctBy(row => row.Id).Select(HistoryKey.Of)];

    private bool Fits(HistoryKey[] keys)
    {
        for (var index = 1; index < keys.Length; index++)
        {
            var (one, other) = (keys[index - 1], keys[index]);
            if (Compare(one, other) >= 0 && (ByNumber || TiesTurned is not null || one.Start != other.Start))
                return false;
        }

        return true;
    }

    // True if the values fall, false if they rise, null if neither or both.
    private static bool? IsDescending(HistoryKey[] keys, Func<HistoryKey, long> value)
    {
        bool? descending = null;
        for (var index = 1; index < keys.Length; index++)
        {
            var step = value(keys[index]) - value(keys[index - 1]);
            if (step != 0 && descending == step > 0)
                return null;
            descending = step == 0 ? descending : step < 0;
        }

        return descending;
    }

    private static bool? DetectTies(HistoryKey[] keys, bool newestFirst)
    {
        for (var index = 1; index < keys.Length; index++)
        {
            if (keys[index].Start == keys[index - 1].Start)
                return keys[index].Number < keys[index - 1].Number != newestFirst;
        }

        return null;
    }
}
