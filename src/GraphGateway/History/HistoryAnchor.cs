using System.Globalization;

namespace GraphGateway.History;

/// <summary>A session that reading goes on from, and where it was last seen.</summary>
/// <param name="Offset">Where it stood in the upstream's list: a hint, for the list moves.</param>
/// <param name="Total">How many rows the list had then.</param>
/// <param name="Order">The list's order then.</param>
internal sealed record HistoryAnchor(HistoryKey Key, int Offset, int Total, HistoryOrder Order)
{
    /// <summary>Where it must stand now if all that came since is new.</summary>
    public int ShiftedOffset(int total) => Order.NewestFirst ? (int)Math.Clamp((long)Offset + total - Total, 0, int.MaxValue) : Offset;

    /// <summary>The parts of a cursor.</summary>
    public IReadOnlyList<string?> ToParts() => [Text(Key.Number), Text(Key.Start), Text(Offset), Text(Total), Order.ToText()];

    /// <summary>Reads the parts of a cursor; null where they are none of an anchor.</summary>
    public static HistoryAnchor? FromParts(IReadOnlyList<string?> parts) =>
        parts.Count == 5
        && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var total)
        && HistoryOrder.FromText(parts[4]) is { } order
            ? new(new(number, start), offset, total, order)
            : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
