namespace GraphGateway.Sessions.History;

/// <summary>The position of an anchor in the upstream's list, and the rows that prove it.</summary>
/// <param name="Stretch">The rows read near the anchor.</param>
/// <param name="Before">Rows below this offset are before the anchor.</param>
/// <param name="After">Rows from this offset on are after the anchor. Equal to <paramref name="Before"/> if the anchor no longer exists.</param>
/// <param name="Order">The order of the list.</param>
internal sealed record AnchorPosition(HistoryRange Stretch, int Before, int After, HistoryOrder Order)
{
    public bool IsFound => After > Before;
}
