using System.Globalization;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>A session from which reading continues, with its last known position.</summary>
/// <param name="Offset">The last known offset in the upstream's list. Only a hint, because the list changes.</param>
/// <param name="Total">The list's total at that time.</param>
/// <param name="Order">The list's order at that time.</param>
internal sealed record HistoryAnchor(HistoryKey Key, int Offset, int Total, HistoryOrder Order)
{
    private static readonly long _earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long _latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The current offset if all rows added since then are new sessions.</summary>
    public int ShiftedOffset(int total) => Order.NewestFirst ? (int)Math.Clamp((long)Offset + total - Total, 0, HistoryWindow.MaxOffset) : Offset;

    /// <summary>Returns the parts of a cursor.</summary>
    public IReadOnlyList<string?> ToParts() => [Text(Key.Number), Text(Key.Start), Text(Offset), Text(Total), Order.ToText()];

    /// <summary>Parses the parts of a cursor. Returns null if they are not an anchor, or a number is out of range.</summary>
    public static HistoryAnchor? FromParts(IReadOnlyList<string?> parts) =>
        parts.Count == 5
        && Number(parts[0], 0, int.MaxValue) is { } number
        && Number(parts[1], _earliest, _latest) is { } start
        && Number(parts[2], 0, HistoryWindow.MaxOffset) is { } offset
        && Number(parts[3], 0, HistoryWindow.MaxOffset) is { } total
        && HistoryOrder.FromText(parts[4]) is { } order
            ? new(new((int)number, start), (int)offset, (int)total, order)
            : null;

    private static long? Number(string? text, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The sort key of a session in the history.</summary>
/// <param name="Number">The number that Getscreen uses.</param>
/// <param name="Start">The start in Unix seconds; 0 if not reported.</param>
internal readonly record struct HistoryKey(int Number, long Start)
{
    public static HistoryKey Of(Session row) => new(row.Id, row.Start?.ToUnixTimeSeconds() ?? 0);
}

/// <summary>The position of an anchor in the upstream's list, and the rows that prove it.</summary>
/// <param name="Stretch">The rows read near the anchor.</param>
/// <param name="Before">Rows below this offset are before the anchor.</param>
/// <param name="After">Rows from this offset on are after the anchor. Equal to <paramref name="Before"/> if the anchor no longer exists.</param>
/// <param name="Order">The order of the list.</param>
internal sealed record AnchorPosition(HistoryRange Stretch, int Before, int After, HistoryOrder Order)
{
    public bool IsFound => After > Before;
}
