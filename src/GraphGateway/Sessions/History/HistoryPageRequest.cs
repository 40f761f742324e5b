namespace GraphGateway.Sessions.History;

/// <summary>Which sessions to read: so many on one side of a session, or from one end.</summary>
/// <param name="From">The session to read on from; null for an end of the history.</param>
/// <param name="Older">Whether to read towards older sessions.</param>
/// <param name="Count">How many.</param>
/// <param name="ExpectedTotal">How many sessions the history probably has, where that is known.</param>
internal sealed record HistoryPageRequest(HistoryAnchor? From, bool Older, int Count, int? ExpectedTotal = null)
{
    /// <summary>Whether the session is somewhere else although the history has no more and no fewer sessions: the upstream may return other rows than those of the offset.</summary>
    public bool IsMisplaced(AnchorPosition place) =>
        From is { } anchor && place.IsFound && place.Before != anchor.Offset && place.Stretch.Total == anchor.Total;

    public HistorySlice Take(AnchorPosition place) => HistorySlice.Of(place, Older, Count, From?.Key.Number);
}
