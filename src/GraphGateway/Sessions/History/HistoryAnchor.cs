using System.Globalization;

namespace GraphGateway.Sessions.History;

/// <summary>A session that reading goes on from, and where it was last seen.</summary>
/// <param name="Offset">Where it stood in the upstream's list: a hint, for the list moves.</param>
/// <param name="Total">How many rows the list had then.</param>
/// <param name="Order">The list's order then.</param>
internal sealed record HistoryAnchor(HistoryKey Key, int Offset, int Total, HistoryOrder Order)
{
    private static readonly long _earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long _latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Where it must stand now if all that came since is new.</summary>
    public int ShiftedOffset(int total) => Order.NewestFirst ? (int)Math.Clamp((long)Offset + total - Total, 0, HistoryWindow.MaxOffset) : Offset;

    /// <summary>The parts of a cursor.</summary>
    public IReadOnlyList<string?> ToParts() => [Text(Key.Number), Text(Key.Start), Text(Offset), Text(Total), Order.ToText()];

    /// <summary>Reads the parts of a cursor; null where they are none of an anchor, or a number is out of range.</summary>
    public static HistoryAnchor? FromParts(IReadOnlyList<string?> parts) =>
        parts.Count == 5
        && Number(parts[0], 0, int.MaxValue) is { } number
        && Number(parts[1], _earliest, _latest) is { } start
        && Number(parts[2], 0, HistoryWindow.MaxOffset) is { } offset
        && Number(parts[3], 0, HistoryWindow.MaxOffset) is { } total
        && HistoryOrder.FromText(parts[4]) is { } order
            ? new(new((int)number, start), (int)offset, (int)total, order)
            : null;

    private static long? Number(string? text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
