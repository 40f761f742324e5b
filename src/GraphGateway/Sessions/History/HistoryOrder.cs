using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>The order in which the upstream lists sessions. Its documentation does not state it, so the rows have to show it.</summary>
/// <param name="NewestFirst">Whether the newest session stands at offset 0.</param>
/// <param name="ByNumber">Whether the rows stand in the order of their numbers, and their starts do not follow it.</param>
/// <param name="TiesTurned">Whether the numbers run against the order among sessions of the same second; null where no two were seen.</param>
internal readonly record struct HistoryOrder(bool NewestFirst, bool ByNumber = false, bool? TiesTurned = null)
{
    // Fewer rows may stand against the order by chance, where the clocks of desktops differ.
    private const int FewestOfDirection = 8;

    /// <summary>The order that rows next to each other show; null where they do not tell.</summary>
    /// <param name="rows">Rows in the upstream's order.</param>
    /// <param name="known">The order that was seen before: it holds as long as the rows do not contradict it.</param>
    public static HistoryOrder? Detect(IReadOnlyList<Session> rows, HistoryOrder? known)
    {
        var keys = Keys(rows);
        if (known is { } order && order.Fits(keys))
            return order with { TiesTurned = order.TiesTurned ?? Ties(keys, order.NewestFirst) };
        // A few rows may run one way by their starts and the other way by their numbers.
        return Runs(keys, key => key.Start) is { } byStart && Runs(keys, key => key.Number) is { } byNumber && byStart != byNumber ? null : Of(keys);
    }

    /// <summary>The order that rows show of which some stand far from the others; null where all start in the same second.</summary>
    public static HistoryOrder? DetectAcross(IEnumerable<Session> rows) => Of(Keys(rows));

    /// <summary>The order of rows that all start in the same second, as far as their numbers tell it.</summary>
    public static HistoryOrder ByNumbers(IReadOnlyList<Session> rows) => new(rows.Count < 2 || rows[0].Id > rows[^1].Id, ByNumber: true);

    /// <summary>Whether rows start at different times, so that an order can be told from them.</summary>
    public static bool ShowDirection(IReadOnlyList<Session> rows) => rows.Any(row => HistoryKey.Of(row).Start != HistoryKey.Of(rows[0]).Start);

    /// <summary>Whether some rows stand in one order and other rows in the opposite one.</summary>
    public static bool AreOpposed(IReadOnlyList<Session> rows, IReadOnlyList<Session> others) =>
        rows.Count >= FewestOfDirection && others.Count >= FewestOfDirection
        && Of(Keys(rows)) is { } one && Of(Keys(others)) is { } other && one.NewestFirst != other.NewestFirst;

    /// <summary>Negative where the first is listed before the second.</summary>
    public int Compare(HistoryKey one, HistoryKey other)
    {
        var byNumber = ByNumber || one.Start == 0 || other.Start == 0;
        if (!byNumber && one.Start != other.Start)
            return NewestFirst ? other.Start.CompareTo(one.Start) : one.Start.CompareTo(other.Start);
        var highestFirst = byNumber ? NewestFirst : NewestFirst != (TiesTurned ?? false);
        return highestFirst ? other.Number.CompareTo(one.Number) : one.Number.CompareTo(other.Number);
    }

    /// <summary>The order in two or three letters: newest or oldest first, by start or number, how ties stand where that is known.</summary>
    public string ToText() => $"{(NewestFirst ? 'n' : 'o')}{(ByNumber ? 'i' : 's')}{TiesTurned switch { null => "", true => "t", false => "f" }}";

    /// <summary>Reads what <see cref="ToText"/> wrote; null where it is something else.</summary>
    public static HistoryOrder? FromText(string? text) => text is ['n' or 'o', 'i' or 's', .. "" or "t" or "f"]
        ? new(text[0] == 'n', text[1] == 'i', text.Length == 3 ? text[2] == 't' : null)
        : null;

    private static HistoryOrder? Of(HistoryKey[] keys)
    {
        if (keys.All(key => key.Start == keys[0].Start))
            return null;
        if (Runs(keys, key => key.Start) is { } newestFirst)
            return new(newestFirst, ByNumber: false, Ties(keys, newestFirst));
        return Runs(keys, key => key.Number) is { } highestFirst
            ? new(highestFirst, ByNumber: true)
            : new(keys[0].Start > keys[^1].Start);
    }

    /// <summary>Whether the rows may stand in this order.</summary>
    public bool Fits(IEnumerable<Session> rows) => Fits(Keys(rows));

    // A row that the upstream returns twice tells nothing of its order.
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

    // True where the values fall, false where they rise, null where they do neither or both.
    private static bool? Runs(HistoryKey[] keys, Func<HistoryKey, long> value)
    {
        bool? falls = null;
        for (var index = 1; index < keys.Length; index++)
        {
            var step = value(keys[index]) - value(keys[index - 1]);
            if (step != 0 && falls == step > 0)
                return null;
            falls = step == 0 ? falls : step < 0;
        }

        return falls;
    }

    private static bool? Ties(HistoryKey[] keys, bool newestFirst)
    {
        for (var index = 1; index < keys.Length; index++)
        {
            if (keys[index].Start == keys[index - 1].Start)
                return keys[index].Number < keys[index - 1].Number != newestFirst;
        }

        return null;
    }
}
