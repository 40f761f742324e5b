namespace GraphGateway.Sessions.History;

/// <summary>Where an anchor stands in the upstream's list, and the rows that showed it.</summary>
/// <param name="Stretch">The rows read, near the anchor.</param>
/// <param name="Before">The offset up to which the rows stand before the anchor.</param>
/// <param name="After">The offset from which on the rows stand after it; the same as <paramref name="Before"/> where the anchor is gone.</param>
/// <param name="Order">The order of the list.</param>
internal sealed record AnchorPosition(HistoryRange Stretch, int Before, int After, HistoryOrder Order)
{
    public bool IsFound => After > Before;
}
