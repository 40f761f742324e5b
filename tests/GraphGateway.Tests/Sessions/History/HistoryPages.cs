using GraphGateway.Sessions.History;

namespace GraphGateway.Tests.Sessions.History;

/// <summary>Reads a history page by page, from either end.</summary>
internal static class HistoryPages
{
    /// <summary>Reads one page: after the anchor, or from the end where the walk begins. One row more shows whether any follow.</summary>
    public static async Task<HistorySlice> ReadAsync(HistoryReader reader, HistoryAnchor? at, int size, bool backward)
    {
        var slice = await ((at, backward) switch
        {
            (null, false) => reader.NewestAsync(size + 1, expectedTotal: null, CancellationToken.None),
            (null, true) => reader.OldestAsync(size + 1, expectedTotal: null, CancellationToken.None),
            (_, false) => reader.OlderThanAsync(at, size + 1, CancellationToken.None),
            (_, true) => reader.NewerThanAsync(at, size + 1, CancellationToken.None),
        });
        return backward ? slice.Last(size) : slice.First(size);
    }
}
