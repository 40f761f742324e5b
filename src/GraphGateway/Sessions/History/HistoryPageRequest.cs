namespace GraphGateway.Sessions.History;

/// <summary>A request for a page of sessions, from an anchor or from one end of the history.</summary>
/// <param name="From">The session to continue from; null for an end of the history.</param>
/// <param name="Older">Whether to read towards older sessions.</param>
/// <param name="Count">The number of sessions.</param>
/// <param name="ExpectedTotal">The expected number of sessions in the history; null if unknown.</param>
internal sealed record HistoryPageRequest(HistoryAnchor? From, bool Older, int Count, int? ExpectedTotal = null)
{
    /// <summary>Whether the session's offset changed although the total did not. Then the upstream may return rows of different offsets than requested.</summary>
    public bool IsMisplaced(AnchorPosition position) =>
        From is { } anchor && position.IsFound && position.Before != anchor.Offset && position.Stretch.Total == anchor.Total;

    public HistorySlice Take(AnchorPosition position) => HistorySlice.Of(position, Older, Count, From?.Key.Number);
}
